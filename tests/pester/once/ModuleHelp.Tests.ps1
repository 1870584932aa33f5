# The tool that builds the help (tools/ModuleHelp): malformed pages fail the build with file and line, and all kinds of Markdown become text.
BeforeDiscovery {
    # Each case changes one text of a good page. Line: the text of the line that the error has to name.
    $cases = @(
        @{ Find = 'The names of the profiles.'; With = 'The <names> of the profiles.'; Line = '<names>'; Says = 'is HTML' }
        @{ Find = 'The token itself'; With = '<p>The token itself'; Line = '<p>'; Says = 'HTML is not converted' }
        @{ Find = 'The token itself'; With = 'The **token itself'; Line = '**token'; Says = "'\*\*' would remain" }
        @{ Find = 'The token itself'; With = 'The `token itself'; Line = '`token'; Says = "'``' would remain" }
        @{ Find = 'The token itself'; With = 'The *token* itself'; Line = '*token*'; Says = 'Emphasis with one mark' }
        @{ Find = 'The token itself'; With = '![The token](token.png) itself'; Line = '![The token]'; Says = "can't show an image" }
        @{ Find = 'Nothing is taken away.'; With = 'public sealed class Taken {'; Line = 'public sealed'; Says = 'would remain' }
        @{ Find = 'Nothing is taken away.'; With = '    Nothing is taken away.'; Line = 'Nothing is taken'; Says = 'only indented' }
        @{ Find = 'Takes profiles away that'; With = "| A | B |`n|---|---|`n| 1 | 2 |`n`nTakes profiles away that"; Line = '| A | B |'; Says = 'need a sentence above' }
        @{ Find = "## NOTES`n"; With = "## INFO`n"; Line = '## INFO'; Says = "'INFO' is not a section" }
        @{ Find = "## NOTES`n"; With = ''; Line = '# Get-CcCase'; Says = 'The section NOTES is missing' }
        @{ Find = "## ALIASES`n"; With = "## NOTES`n"; Line = '## DESCRIPTION'; Says = "'DESCRIPTION' is not a section" }
        @{ Find = "Takes saved profiles away.`n"; With = ''; Line = '## SYNOPSIS'; Says = 'SYNOPSIS is empty' }
        @{ Find = 'title: '; With = 'title: A'; Line = 'title: '; Says = 'The title must be' }
        @{ Find = "`n# Get-CcCase"; With = "`n# Got-CcCase"; Line = '# Got-CcCase'; Says = 'The first heading must be' }
        @{ Find = "---`ndocument type: cmdlet`n"; With = ''; Line = 'external help file'; Says = 'must begin with front matter' }
        @{ Find = "external help file: ContactCenter.PowerShell.dll-Help.xml`n"; With = ''; Line = 'document type'; Says = "'external help file' is missing" }
        @{ Find = '-Help.xml'; With = '-Hilfe.xml'; Line = 'external help file'; Says = 'must end with -Help.xml' }
        @{ Find = '### -Name'; With = '### Name'; Line = '### Name'; Says = 'must be a parameter' }
        @{ Find = "`n- cf`n"; With = "`n- cf`n- [`n"; Line = 'Type: System'; Says = 'not valid YAML' }
        @{ Find = 'DontShow: false'; With = 'DontShow: a: b'; Line = 'DontShow: a: b'; Says = 'not valid YAML' }
        @{ Find = '  IsRequired: false'; With = '  IsRequierd: false'; Line = 'IsRequierd'; Says = "'IsRequierd' is not a known key" }
        @{ Find = "  IsRequired: false`n"; With = ''; Line = '- Name: (All)'; Says = "'IsRequired' is missing" }
        @{ Find = '  IsRequired: false'; With = '  IsRequired: no'; Line = 'IsRequired: no'; Says = 'must be true or false' }
        @{ Find = '  Position: 0'; With = '  Position: first'; Line = 'Position: first'; Says = 'must be Named or a number' }
        @{ Find = '- Name: (All)'; With = '- Name: Other'; Line = '### -Confirm'; Says = "parameter set 'Other', which SYNTAX does not have" }
        @{ Find = 'The names of the profiles. Objects from Get-CcProfile can be piped.'; With = ''; Line = '### -Name'; Says = 'needs a description' }
        @{ Find = '### -Confirm'; With = '### -Name'; Line = '### -Name'; Last = $true; Says = 'described twice' }
        @{ Find = 'ParameterSets:'; With = "ParameterSets:`n- Name: (All)`n  Position: Named`n  IsRequired: false`n  ValueFromPipeline: false`n  ValueFromPipelineByPropertyName: false`n  ValueFromRemainingArguments: false"; Line = '- Name: (All)'; Says = 'each set once' }
        @{ Find = '[-WhatIf] [-Confirm] [<'; With = '[-WhatIf] [<'; Line = '[[-Name] <string[]>]'; Says = '-Confirm must be in the syntax' }
        @{ Find = '[-WhatIf] [-Confirm] [<'; With = '[-WhatIf] [-Confirm] [-Force] [<'; Line = '[[-Name] <string[]>]'; Says = '-Force is in the syntax .* but not described' }
        @{ Find = '[[-Name] <string[]>]'; With = '[[-Name] <int[]>]'; Line = '[[-Name] <int[]>]'; Says = '-Name is not in the syntax .* as it is described below: \[\[-Name\] <string\[\]>\]' }
        @{ Find = '[[-Name] <string[]>]'; With = '[-Name] <string[]>'; Line = '[-Name] <string[]>'; Says = '-Name is not in the syntax' }
        @{ Find = '[[-Name] <string[]>]'; With = '[-Name <string[]>]'; Line = '[-Name <string[]>]'; Says = '-Name is not in the syntax' }
        @{ Find = '[[-Name] <string[]>]'; With = '[[-Name] string[]]'; Line = '[[-Name] string[]]'; Says = "can't be read here" }
        @{ Find = '### Example 2:'; With = '### Example 3:'; Line = '### Example 3: all profiles'; Says = "must begin with 'Example 2: '" }
        @{ Find = '```powershell'; With = '```csharp'; Line = '### Example 1'; Says = 'must be a block of powershell' }
        @{ Find = '- [Connect-CcTenant](Connect-CcTenant.md)'; With = '- Connect-CcTenant'; Line = '- Connect-CcTenant'; Says = 'must be a link' }
        @{ Find = "can't be read or written."; With = "can't be read or written.`n`n``````text`nno end"; Line = '```text'; Says = 'not closed' }
    )
    for ($i = 0; $i -lt $cases.Count; $i++) { $cases[$i].Page = "Get-CcCase$i" }
}

Describe 'The tool that builds the help' -ForEach @(@{ Cases = $cases }) {
    BeforeAll {
        . "$PSScriptRoot/../Common.ps1"
        $root = (Resolve-Path "$PSScriptRoot/../../..").Path
        $tool = (Get-Item "$root/tools/ModuleHelp/bin/*/net10.0/ModuleHelp.dll" | Sort-Object LastWriteTimeUtc)[-1].FullName
        $good = (Get-Content "$root/docs/Remove-CcProfile.md" -Raw -Encoding utf8) -replace '\r\n', "`n"

        # The tool runs on all malformed pages at once. Each must give its own error.
        function Invoke-Tool {
            param([string] $Pages, [string] $Destination)
            $said = dotnet $tool $Pages $Destination 2>&1 | ForEach-Object { "$_" }
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Said = @($said) }
        }

        function New-Page {
            param([string] $Name, [string] $Find, [string] $With)
            $page = $good.Replace('Remove-CcProfile', $Name)
            $at = $page.IndexOf($Find, [System.StringComparison]::Ordinal)
            if ($Find -and $at -lt 0) { throw "The page does not have '$Find' any more. Change the case." }
            if ($Find) { $page.Remove($at, $Find.Length).Insert($at, $With) } else { $page }
        }

        $bad = (New-Item "$TestDrive/bad" -ItemType Directory).FullName
        $pages = @{}
        foreach ($case in $Cases) {
            $pages[$case.Page] = New-Page -Name $case.Page -Find $case.Find -With $case.With
            [System.IO.File]::WriteAllText("$bad/$($case.Page).md", $pages[$case.Page])
        }

        [System.IO.File]::WriteAllText("$bad/about_Nothing.md", "Without a heading.`n")
        [System.IO.File]::WriteAllText("$bad/Get-CcGood.md", (New-Page -Name 'Get-CcGood'))
        $result = Invoke-Tool $bad "$TestDrive/nothing"
    }

    It 'names file and line on <Page>: <Says>' -ForEach $cases {
        $said = @($result.Said | Where-Object { $_ -match "[/\\]$Page\.md\(" })
        $said.Count | Should -Be 1 -Because 'a malformed page is an error'
        $at = if ($Last) { $pages[$Page].LastIndexOf($Line) } else { $pages[$Page].IndexOf($Line) }
        $number = $pages[$Page].Substring(0, $at).Split("`n").Count
        $said[0] | Should -Match "\.md\($number\): error: .*($Says)"
    }

    It 'fails for a malformed topic, accepts a good page beside malformed ones, and writes nothing then' {
        $result.ExitCode | Should -Be 1
        @($result.Said -match 'about_Nothing\.md\(1\): error: ').Count | Should -Be 1
        @($result.Said -match 'Get-CcGood').Count | Should -Be 0
        $result.Said.Count | Should -Be ($Cases.Count + 1)
        Test-Path "$TestDrive/nothing" | Should -BeFalse
    }

    It 'fails where pages name different help files' {
        $folder = (New-Item "$TestDrive/files" -ItemType Directory).FullName
        [System.IO.File]::WriteAllText("$folder/Get-CcA.md", (New-Page -Name 'Get-CcA'))
        [System.IO.File]::WriteAllText("$folder/Get-CcB.md", (New-Page -Name 'Get-CcB' -Find 'ContactCenter.PowerShell.dll' -With 'Other.dll'))
        $run = Invoke-Tool $folder "$TestDrive/nothing"
        $run.ExitCode | Should -Be 1
        $run.Said -join ' ' | Should -Match "Get-CcB\.md\(1\): error: .*'Other.dll-Help.xml'"
    }

    It 'converts lists, tables, code, links and entities to text' {
        $folder = (New-Item "$TestDrive/good" -ItemType Directory).FullName
        $text = @'
What there is &amp; where, with `<angle>` and [a link](https://example.com/x), **bold [words](Get-CcA.md)**:

1. One is long enough to need a second line, which begins below the first letter of the text.
2. Two
   - inner

| Name | What it is |
|------|------------|
| `a`  | A text that is long enough to need a second line in its own column of the table. |
| b|  c |

| Key | What happened to it in the end | What somebody can do about it now |
|-----|----|----|
| `K` | something that takes more than half of the width of a line | something that takes the other half of it |

```powershell
if ($true) {
    'x'
}
```
'@ -replace '\r\n', "`n"
        [System.IO.File]::WriteAllText("$folder/Get-CcA.md", (New-Page -Name 'Get-CcA' -Find 'The token itself' -With "$text`n`nThe token itself"))
        [System.IO.File]::WriteAllText("$folder/about_A.md", "# about_A`n`n## LONG DESCRIPTION`n`n$text`n")
        $run = Invoke-Tool $folder "$TestDrive/out"
        $run.Said | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0

        $maml = [xml](Get-Content "$TestDrive/out/ContactCenter.PowerShell.dll-Help.xml" -Raw -Encoding utf8)
        $paragraphs = @($maml.helpItems.command.description.para) -replace '\r\n', "`n"
        $paragraphs | Should -Contain 'What there is & where, with <angle> and a link (https://example.com/x), bold words:'
        $all = @(
            '1. One is long enough to need a second line, which begins below the'
            '   first letter of the text.'
            '2. Two'
            '   - inner'
            ''
            '    Name  What it is'
            '    ----  ----------'
            '    a     A text that is long enough to need a second line in its own'
            '          column of the table.'
            '    b     c'
            ''
            '    K'
            '        What happened to it in the end: something that takes more than'
            '          half of the width of a line'
            '        What somebody can do about it now: something that takes the other'
            '          half of it'
            ''
            "    if (`$true) {"
            "        'x'"
            '    }'
        )
        $paragraphs | Should -Contain ($all -join "`n")

        $topic = @(Get-Content "$TestDrive/out/about_A.help.txt" -Encoding utf8)
        $topic[0..3] -join '|' | Should -BeExactly 'TOPIC|    about_A||LONG DESCRIPTION'
        $topic | Should -Contain "        if (`$true) {"
        $topic | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }
}
