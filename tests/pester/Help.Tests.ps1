# Get-Help shows what is built from docs/. These tests compare the pages, the built help and the cmdlets.
BeforeDiscovery {
    $root = "$PSScriptRoot/../.."
    $commands = @((Import-PowerShellDataFile "$root/ContactCenter.psd1").CmdletsToExport | ForEach-Object { @{ Name = $_ } })
    $topics = @(Get-Item "$root/docs/about_*.md" | ForEach-Object { @{ Name = $_.BaseName } })
}

Describe 'The help of the cmdlets' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $known = @{}
        foreach ($command in Get-Command -Module ContactCenter) { $known[$command.Name] = Get-Help $command.Name -Full }

        # Without the whole text in the message, which would fill the screen.
        function Confirm-Match {
            param([string] $Text, [string] $Pattern, [switch] $Not)
            $Text -cmatch $Pattern | Should -Be (-not $Not) -Because "the text is searched for '$Pattern'"
        }

        function Get-Section {
            param([string] $Name, [string] $Title)
            $page = (Get-Content "$root/docs/$Name.md" -Raw -Encoding utf8) -replace '\r\n', "`n"
            [regex]::Match($page, "(?s)\n## $Title\n(.*?)(?=\n## |\z)").Groups[1].Value
        }

        # The parameters of a page, each as one line of everything that the cmdlet says as well.
        function Get-PageParameter {
            param([string] $Name)
            foreach ($match in [regex]::Matches((Get-Section $Name 'PARAMETERS'), '(?s)\n### -(\w+)\n.*?```yaml\n(.*?)```')) {
                $yaml = $match.Groups[2].Value
                $list = { param($key) @([regex]::Matches([regex]::Match($yaml, "(?m)^${key}:(?: \[\])?\n((?:- .*\n)*)").Groups[1].Value, '(?m)^- (.*)$') | ForEach-Object { $_.Groups[1].Value }) -join ',' }
                $sets = foreach ($set in [regex]::Matches($yaml, '(?m)^- Name: (.+)\n((?:  .+\n)+)')) {
                    $values = $set.Groups[2].Value.Trim() -split '\n' | ForEach-Object { ($_ -split ': ')[1] }
                    "$($set.Groups[1].Value) $($values -join ' ')"
                }

                "-$($match.Groups[1].Value) type=$([regex]::Match($yaml, '(?m)^Type: (.*)$').Groups[1].Value) aliases=$(& $list Aliases) values=$(& $list AcceptedValues)" +
                " wildcards=$([regex]::Match($yaml, '(?m)^SupportsWildcards: (.*)$').Groups[1].Value) sets=$(@($sets | Sort-Object) -join '; ')"
            }
        }

        function Get-OwnParameter {
            param([string] $Name)
            (Get-Command $Name -Module ContactCenter).Parameters.Values | Where-Object Name -NotIn ([System.Management.Automation.PSCmdlet]::CommonParameters)
        }

        function Get-AcceptedValue {
            param($Parameter)
            if ($Parameter.ParameterType.IsEnum) { return [enum]::GetNames($Parameter.ParameterType) }
            $Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] } | ForEach-Object ValidValues
        }

        function Get-Position {
            param($Parameter)
            if ($Parameter.Position -ge 0) { "$($Parameter.Position)" } else { 'Named' }
        }

        # The parameters of a cmdlet, as Get-PageParameter writes them.
        function Get-MetadataParameter {
            param([string] $Name)
            foreach ($parameter in Get-OwnParameter $Name) {
                $sets = foreach ($key in $parameter.ParameterSets.Keys) {
                    $set = $parameter.ParameterSets[$key]
                    "$($key -replace '^__AllParameterSets$', '(All)') $(Get-Position $set) " +
                    (($set.IsMandatory, $set.ValueFromPipeline, $set.ValueFromPipelineByPropertyName, $set.ValueFromRemainingArguments) -join ' ').ToLowerInvariant()
                }

                $wildcards = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }).Count -gt 0
                "-$($parameter.Name) type=$($parameter.ParameterType.FullName) aliases=$($parameter.Aliases -join ',') values=$(@(Get-AcceptedValue $parameter) -join ',')" +
                " wildcards=$("$wildcards".ToLowerInvariant()) sets=$(@($sets | Sort-Object) -join '; ')"
            }
        }

        # The elements of a line of syntax, without namespaces. Their order is only for readers.
        function Get-SyntaxElement {
            param([string] $Line)
            @($Line.Trim() -replace '\s+', ' ' -replace '<(?:\w+\.)+', '<' -split ' (?=\[|-)' | Sort-Object) -join "`n"
        }

        function Compare-Text {
            param([string[]] $Help, [string[]] $Cmdlet)
            $Help | Where-Object { $_ -cnotin $Cmdlet } | ForEach-Object { "only in the help: $_" }
            $Cmdlet | Where-Object { $_ -cnotin $Help } | ForEach-Object { "only in the cmdlet: $_" }
        }

        # The examples of a page: title and code.
        function Get-PageExample {
            param([string] $Name)
            foreach ($match in [regex]::Matches((Get-Section $Name 'EXAMPLES'), '(?s)\n### (Example \d+: [^\n]+)\n.*?```powershell\n(.*?)\n```')) {
                [pscustomobject]@{ Title = $match.Groups[1].Value; Code = $match.Groups[2].Value }
            }
        }
    }

    It 'has everything on <Name>' -ForEach $commands {
        $help = $known[$Name]
        $help.Name | Should -BeExactly $Name
        $help.Synopsis | Should -Match '^[A-Z][^`*]+\.$'
        $help.Synopsis | Should -BeExactly (Get-Section $Name 'SYNOPSIS').Trim()
        @($help.description.Text)[0] | Should -Match '\w+ \w+'
        @($help.returnValues.returnValue).Count | Should -BeGreaterThan 0
        @($help.alertSet.alert.Text) -join "`n" | Should -Match 'ErrorIds?:'
        foreach ($parameter in $help.parameters.parameter) {
            @($parameter.description.Text)[0] | Should -Match '\w+ \w+' -Because "-$($parameter.name) has a description"
        }

        foreach ($kind in @{ Title = 'INPUTS'; Said = $help.inputTypes.inputType }, @{ Title = 'OUTPUTS'; Said = $help.returnValues.returnValue }) {
            $types = [regex]::Matches((Get-Section $Name $kind.Title), '(?m)^### (\S+)$') | ForEach-Object { $_.Groups[1].Value }
            @($kind.Said | ForEach-Object { $_.type.name.Trim() }) -join ' ' | Should -BeExactly ($types -join ' ')
        }

        $links = [regex]::Matches((Get-Section $Name 'RELATED LINKS'), '(?m)^- \[(.+)\]\(') | ForEach-Object { $_.Groups[1].Value }
        @($links).Count | Should -BeGreaterThan 0
        @($help.relatedLinks.navigationLink.linkText) -join ' ' | Should -BeExactly ($links -join ' ')
    }

    It 'has the parameters of <Name> on the page as they are in the cmdlet' -ForEach $commands {
        Compare-Text (Get-PageParameter $Name) (Get-MetadataParameter $Name) | Should -BeNullOrEmpty
    }

    It 'has the syntax of <Name> on the page and in the help as it is in the cmdlet' -ForEach $commands {
        $command = Get-Command $Name -Module ContactCenter
        $wanted = @{}
        foreach ($set in $command.ParameterSets) { $wanted[$set.Name] = Get-SyntaxElement "$Name $set" }

        $onPage = @([regex]::Matches((Get-Section $Name 'SYNTAX'), '(?s)\n### (\w+)( \(Default\))?\n\n```\n(.*?)\n```'))
        @($onPage | ForEach-Object { $_.Groups[1].Value } | Sort-Object) -join ' ' | Should -BeExactly (@($wanted.Keys | Sort-Object) -join ' ')
        foreach ($match in $onPage) {
            $set = $match.Groups[1].Value
            Get-SyntaxElement $match.Groups[3].Value | Should -BeExactly $wanted[$set] -Because "this is the set '$set'"
            if ($match.Groups[2].Success) { $set | Should -BeExactly $command.DefaultParameterSet }
        }

        if ($wanted.Count -gt 1) { @($onPage | Where-Object { $_.Groups[2].Success }).Count | Should -Be 1 -Because 'one of the sets is the default' }

        $text = ($known[$Name].syntax | Out-String -Width 5000).Trim() -split '(\r?\n)+' | Where-Object { $_.Trim() }
        @($text | ForEach-Object { Get-SyntaxElement $_ } | Sort-Object) -join "`n`n" | Should -BeExactly (@($wanted.Values | Sort-Object) -join "`n`n")
    }

    It 'has the parameters of <Name> in the help as they are in the cmdlet' -ForEach $commands {
        $inHelp = foreach ($parameter in $known[$Name].parameters.parameter) {
            "-$($parameter.name) <$($parameter.type.name)> position=$($parameter.position) pipeline=$($parameter.pipelineInput)" +
            " required=$($parameter.required) wildcards=$($parameter.globbing) aliases=$($parameter.aliases)"
        }

        $inCmdlet = foreach ($parameter in Get-OwnParameter $Name) {
            $sets = @($parameter.ParameterSets.Values)
            $positions = @($sets | ForEach-Object { Get-Position $_ } | Sort-Object)
            $pipeline = @(if ($sets.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }) + @(if ($sets.ValueFromPipeline -contains $true) { 'ByValue' })
            $wildcards = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }).Count -gt 0
            "-$($parameter.Name) <$($parameter.ParameterType.FullName)> position=$($positions[0]) pipeline=$(if ($pipeline) { "True ($($pipeline -join ', '))" } else { 'False' })" +
            " required=$("$($sets.IsMandatory -notcontains $false)".ToLowerInvariant()) wildcards=$("$wildcards".ToLowerInvariant())" +
            " aliases=$(if ($parameter.Aliases) { $parameter.Aliases -join ', ' } else { 'none' })"

            $values = @(Get-AcceptedValue $parameter)
            if ($values) {
                $text = @(($known[$Name].parameters.parameter | Where-Object name -EQ $parameter.Name).description.Text) -join "`n"
                $text | Should -MatchExactly "Accepted values: $($values -join ', ')"
            }
        }

        Compare-Text $inHelp $inCmdlet | Should -BeNullOrEmpty
    }

    It 'shows every example of the page of <Name>' -ForEach $commands {
        $examples = @(Get-PageExample $Name)
        $examples.Count | Should -BeGreaterOrEqual 3
        $examples.Count | Should -Be ([regex]::Matches((Get-Section $Name 'EXAMPLES'), '(?m)^### ').Count)
        $inHelp = @($known[$Name].examples.example)
        $inHelp.Count | Should -Be $examples.Count
        $shown = (Get-Help $Name -Examples | Out-String -Width 500) -replace '(?m)[ \r]+$'
        $wrong = for ($i = 0; $i -lt $examples.Count; $i++) {
            if ($inHelp[$i].title -cne "--- $($examples[$i].Title) ---") { "the title of $($examples[$i].Title)" }
            if ($inHelp[$i].code -replace '\r\n', "`n" -cne $examples[$i].Code) { "the code of $($examples[$i].Title)" }
            $lines = $examples[$i].Code -replace '(?m)^(?=.)', '    '
            if (-not $shown.Contains("$($examples[$i].Title) ---")) { "Get-Help -Examples: $($examples[$i].Title)" }
            if (-not $shown.Contains($lines)) { "Get-Help -Examples: the code of $($examples[$i].Title)" }
            $problems = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($inHelp[$i].code, [ref] $null, [ref] $problems)
            $problems
        }

        $wrong | Should -BeNullOrEmpty
    }

    It 'has no Markdown, HTML or C# left in it' {
        $maml = Get-Content (Get-Item "$(Split-Path $ModulePath)/en-US/*-Help.xml") -Raw -Encoding utf8
        $maml.Length | Should -BeGreaterThan 100000
        $text = [regex]::Replace($maml, '(?s)<dev:code>.*?</dev:code>', '')
        Confirm-Match $text '```|\*\*\w|\w\*\*|\]\([\w./]+\)|\u0080|\{\{' -Not
        Confirm-Match $text '&lt;/?(summary|see|param|typeparam|para|br|p|b|i|code|a)\b' -Not
        Confirm-Match $text '\btypeof\(|\b(public|internal|protected) (sealed |abstract |static )?(class|\w+ \w+\()|\[Cmdlet\(' -Not
    }

    It 'is readable <Width> columns wide' -ForEach @{ Width = 80 }, @{ Width = 120 } {
        foreach ($name in 'Get-CcCall', 'Protect-CcRecord', 'Connect-CcTenant') {
            # A culture without a language would break lines within words, as it does in the help of every module.
            $culture = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = 'en-US'
                $lines = @((Get-Help $name -Full | Out-String -Width $Width) -split '\r?\n' | ForEach-Object TrimEnd)
            }
            finally {
                [cultureinfo]::CurrentCulture = $culture
            }

            $lines | Where-Object Length -GT $Width | Should -BeNullOrEmpty
            $entry = @($lines | Where-Object { $_ -match '^ +- \w+.*: ' })
            $entry.Count | Should -BeGreaterThan 2 -Because 'the entries of a list begin lines'
            $words = (Get-Content "$root/docs/$name.md" -Raw -Encoding utf8) -split '[^\w-]+'
            $cut = foreach ($line in $lines | Where-Object { $_ -match '^ {4,8}[A-Za-z][a-z]' -and $_ -notmatch '<|Cc[A-Z]|CommonParameters' }) {
                @($line -split '[^\w-]+')[-1] | Where-Object { $_ -cmatch '^[a-z]{3,}$' -and $_ -cnotin $words -and $_ -notin 'none', 'false', 'true' }
            }

            $cut | Should -BeNullOrEmpty -Because 'lines end between words'
        }
    }

    It 'is there offline, in a new process' {
        $said = Invoke-Fresh @"
Import-Module '$ModulePath'
Get-Help Get-CcCall -Full | Out-String -Width 120
'----'
Get-Help Get-CcCall -Examples | Out-String -Width 120
'----'
Get-Help Get-CcCall -Parameter CreatedAfter | Out-String -Width 120
'----'
Get-Help about_ContactCenter | Out-String -Width 120
"@
        $full, $examples, $parameter, $topic = $said -split '(?m)^----\r?$'
        Confirm-Match $full 'SYNOPSIS'
        Confirm-Match $full '-MinRating <int>'
        Confirm-Match $full 'ConvertTo-CcFlatRecord'
        Confirm-Match $examples 'Example 3: '
        Confirm-Match $examples '(?m)^\s+Get-CcCall -First 5 -Descending\s*$'
        Confirm-Match $parameter '-CreatedAfter <TimeExpression>\s+\w+ \w+ \w+'
        Confirm-Match $parameter 'Accept pipeline input\?\s+False'
        Confirm-Match $topic '(?m)^SHORT DESCRIPTION'
    }
}

Describe 'The topics' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $shipped = Join-Path (Split-Path $ModulePath) 'en-US'
    }

    It 'are about the module, its reading and personal data' -ForEach @(@{ Topics = $topics }) {
        $Topics.Name -join ' ' | Should -Be 'about_CcErrors about_CcPaging about_CcPersonalData about_ContactCenter'
    }

    It 'are found by Get-Help, as text for a console: <Name>' -ForEach $topics {
        $text = Get-Help $Name
        $text | Should -BeOfType [string]
        $text -cmatch "^TOPIC\r?\n    $Name\r?\n\r?\nSHORT DESCRIPTION\r?\n    \S" | Should -BeTrue
        $text -cmatch '```|\*\*\w|\]\(' | Should -BeFalse
        $lines = @(Get-Content "$shipped/$Name.help.txt" -Encoding utf8)
        $lines.Count | Should -BeGreaterThan 30
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        foreach ($cmdlet in [regex]::Matches($text, '\b[A-Z][a-z]+-Cc\w+').Value | Select-Object -Unique) {
            Get-Command $cmdlet -Module ContactCenter | Should -Not -BeNullOrEmpty
        }
    }

    It 'name every cmdlet' {
        $text = Get-Help about_ContactCenter
        foreach ($command in Get-Command -Module ContactCenter) {
            $text | Should -Match "\b$($command.Name)\b"
        }
    }

    It 'list the personal fields as the types mark them' {
        $text = (Get-Help about_CcPersonalData) -replace '\r?\n      ', ' '
        $said = @([regex]::Matches($text, '(?m)^    - (\w+): (\w+(?:, \w+)*)\r?$') | ForEach-Object { "$($_.Groups[1].Value): $($_.Groups[2].Value)" } | Sort-Object)
        $marked = @(foreach ($type in [ContactCenter.Call].Assembly.GetExportedTypes()) {
                $fields = @($type.GetProperties() | Where-Object { $_.IsDefined([ContactCenter.PersonalDataAttribute], $false) } | ForEach-Object Name)
                if ($fields) { "$($type.Name): $($fields -join ', ')" }
            })
        $marked.Count | Should -BeGreaterThan 10
        $said -join "`n" | Should -BeExactly (@($marked | Sort-Object) -join "`n")
    }
}
