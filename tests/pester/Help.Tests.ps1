# What Get-Help shows is made from docs/ and shipped with the module: here it is asked for as a user does, and held to the cmdlets.
BeforeDiscovery {
    $root = "$PSScriptRoot/../.."
    $commands = @((Import-PowerShellDataFile "$root/ContactCenter.psd1").CmdletsToExport | ForEach-Object { @{ Name = $_ } })
    $topics = @(Get-Item "$root/docs/about_*.md" | ForEach-Object { @{ Name = $_.BaseName } })

    # A machine without PlatyPS builds the module without the help of its cmdlets, and says so.
    $folder = if ($env:CC_TEST_MODULE) { Split-Path $env:CC_TEST_MODULE } else { "$root/output/ContactCenter/*" }
    $leftOut = -not (Test-Path "$folder/en-US/*-Help.xml") -and -not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)
}

Describe 'The help of the cmdlets' -Skip:$leftOut {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $known = @{}
        foreach ($command in Get-Command -Module ContactCenter) { $known[$command.Name] = Get-Help $command.Name -Full }

        # Said without the whole text, which would fill the screen.
        function Confirm-Match {
            param([string] $Text, [string] $Pattern, [switch] $Not)
            $Text -cmatch $Pattern | Should -Be (-not $Not) -Because "the text is looked through for '$Pattern'"
        }
    }

    It 'has everything on <Name>' -ForEach $commands {
        $help = $known[$Name]
        $help.Name | Should -BeExactly $Name
        $help.Synopsis | Should -Match '^[A-Z][^`*]+\.$'
        @($help.description.Text)[0] | Should -Match '\w+ \w+'
        @($help.returnValues.returnValue).Count | Should -BeGreaterThan 0
        @($help.alertSet.alert.Text) -join "`n" | Should -Match 'ErrorIds?:'
        @($help.relatedLinks.navigationLink.linkText).Count | Should -BeGreaterThan 0

        $examples = @($help.examples.example)
        $examples.Count | Should -BeGreaterOrEqual 3
        foreach ($example in $examples) {
            $example.code | Should -Match '-Cc|Cc[A-Z]' -Because 'the code of an example is in its place'
            $problems = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $problems)
            $problems | Should -BeNullOrEmpty
        }
    }

    It 'has nothing left of the marks of the pages' {
        $text = Get-Content (Get-Item "$(Split-Path $ModulePath)/en-US/*-Help.xml") -Raw -Encoding utf8
        $text.Length | Should -BeGreaterThan 100000
        Confirm-Match $text '```|\*\*\w|\]\([\w./]+\)|\u0080|\{\{' -Not
    }

    It 'says of <Name> the parameters that it has, and what is so of them' -ForEach $commands {
        $ignored = @([System.Management.Automation.PSCmdlet]::CommonParameters) + @([System.Management.Automation.PSCmdlet]::OptionalCommonParameters)
        $command = Get-Command $Name -Module ContactCenter
        $said = @{}
        foreach ($parameter in @($known[$Name].parameters.parameter) | Where-Object { $_ -and $_.name -notin 'WhatIf', 'Confirm' }) { $said[$parameter.name] = $parameter }
        $own = @($command.Parameters.Values | Where-Object Name -NotIn $ignored)
        @($said.Keys | Sort-Object) -join ' ' | Should -BeExactly (@($own.Name | Sort-Object) -join ' ')
        $wrong = foreach ($parameter in $own) {
            $help = $said[$parameter.Name]
            $sets = @($parameter.ParameterSets.Values)
            if (@($help.description.Text)[0] -notmatch '\w+ \w+') { "-$($parameter.Name) has no description" }
            if (($help.pipelineInput -like 'true*') -ne [bool]($sets | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName })) { "-$($parameter.Name) and the pipeline" }
            if (($help.required -eq 'true') -ne ($sets.IsMandatory -notcontains $false)) { "-$($parameter.Name) is or is not required" }
            if ($help.position -notin @($sets | ForEach-Object { if ($_.Position -ge 0) { "$($_.Position)" } else { 'Named' } })) { "-$($parameter.Name) stands elsewhere" }
        }

        $wrong | Should -BeNullOrEmpty
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
        Confirm-Match $full '-MinRating <System.Int32>'
        Confirm-Match $full 'ConvertTo-CcFlatRecord'
        Confirm-Match $examples 'Example 3: '
        Confirm-Match $examples '(?m)^\s+Get-CcCall -First 5 -Descending\s*$'
        Confirm-Match $parameter '-CreatedAfter <ContactCenter.TimeExpression>\s+Only calls that came into being at this time or later.'
        Confirm-Match $topic '(?m)^SHORT DESCRIPTION'
    }
}

Describe 'The topics' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $shipped = Join-Path (Split-Path $ModulePath) 'en-US'
    }

    It 'are about the module, its reading and personal data' -ForEach @(@{ Topics = $topics }) {
        $Topics.Name -join ' ' | Should -Be 'about_CcPaging about_CcPersonalData about_ContactCenter'
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
