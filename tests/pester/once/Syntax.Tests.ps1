# What is shipped, and the samples, as Windows PowerShell 5.1 would read them, without PSScriptAnalyzer: what its parser or its cmdlets lack.
BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $scripts = @(
        Get-Item "$root/ContactCenter.psd1"
        Get-ChildItem "$root/samples" -Recurse -File -Include *.ps1, *.psm1, *.psd1
    ) | ForEach-Object { @{ Path = $_.FullName; Name = $_.FullName.Substring($root.Length + 1) } }
}

Describe 'The syntax of Windows PowerShell 5.1' {
    BeforeAll {
        function Get-NewSyntax {
            param([string] $Text)
            $errors = $null
            $tokens = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $tokens, [ref] $errors)
            $errors | ForEach-Object { "line $($_.Extent.StartLineNumber): $($_.Message)" }

            # By name, because a PowerShell that lacks them has no such type, and no such token.
            $newTokens = 'AndAnd', 'OrOr', 'QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket'
            $tokens | Where-Object { "$($_.Kind)" -in $newTokens } | ForEach-Object { "line $($_.Extent.StartLineNumber): $($_.Text)" }
            $tree.FindAll({ $args[0].GetType().Name -in 'TernaryExpressionAst', 'PipelineChainAst' -or ($args[0].GetType().Name -eq 'PipelineAst' -and $args[0].Background) }, $true) |
                ForEach-Object { "line $($_.Extent.StartLineNumber): $($_.Extent.Text)" }
            $newParameters = @{
                'ForEach-Object'      = 'Parallel', 'ThrottleLimit', 'AsJob'
                'ConvertFrom-Json'    = 'AsHashtable', 'Depth', 'NoEnumerate'
                'Get-Content'         = 'AsByteStream'
                'Sort-Object'         = 'Stable', 'Top', 'Bottom'
                'Join-Path'           = 'AdditionalChildPath'
                'Select-Object'       = 'SkipIndex'
                'Export-Csv'          = 'UseQuotes', 'QuoteFields', 'NoHeader'
                'Invoke-RestMethod'   = 'SkipCertificateCheck', 'SkipHttpErrorCheck', 'MaximumRetryCount', 'Authentication'
                'Invoke-WebRequest'   = 'SkipCertificateCheck', 'SkipHttpErrorCheck', 'MaximumRetryCount', 'Authentication'
            }
            foreach ($command in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $lacking = $newParameters["$($command.GetCommandName())"]
                $command.CommandElements |
                    Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] -and $_.ParameterName -in $lacking } |
                    ForEach-Object { "line $($_.Extent.StartLineNumber): $($command.GetCommandName()) $($_.Extent.Text)" }
            }
        }
    }

    It 'is what <Name> is written in' -ForEach $scripts {
        Get-NewSyntax (Get-Content $Path -Raw) | Should -BeNullOrEmpty
    }

    It 'is not <_>' -ForEach '$a ? 1 : 2', '$a ?? 1', '$a ??= 1', '${a}?.Length', '${a}?[0]', 'Get-Date && Get-Date', 'Get-Date || Get-Date', '1..2 | ForEach-Object -Parallel { $_ }', 'Get-Date &' {
        Get-NewSyntax $_ | Should -Not -BeNullOrEmpty
    }
}
