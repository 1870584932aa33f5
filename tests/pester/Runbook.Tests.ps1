# samples/Export-CcNightly.ps1, as a scheduler runs it: in a process of its own, against a tenant that misbehaves, killed and started again.
Describe 'The nightly runbook' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $runbook = (Resolve-Path "$PSScriptRoot/../../samples/Export-CcNightly.ps1").Path
        $secret = 'a key that nobody else has'
        $zone = 'Europe/Berlin'
        $instant = { param($Text) [ContactCenter.TimeExpression]::Parse($Text).Resolve([System.TimeZoneInfo]::FindSystemTimeZoneById($zone), [datetimeoffset]::UtcNow) }

        function Start-Tenant {
            param([string[]] $Fault = @(), [hashtable] $Option = @{})
            $options = @{ Days = 3; CallsPerDay = 1000; RequestsPerSecond = 0 }
            foreach ($name in $Option.Keys) { $options[$name] = $Option[$name] }
            $script:sandbox = Start-Sandbox -Option $options -Fault $Fault
            $script:sandbox
        }

        # A process with what a scheduler gives it: an environment, and nobody who answers.
        function Start-Runbook {
            param($Sandbox, [string[]] $Argument)
            Start-Child -Path $PowerShellPath -Argument (@('-NoProfile', '-NonInteractive', '-File') + $Argument) -Environment @{
                PSModulePath = (Split-Path (Split-Path (Split-Path $ModulePath))) + [System.IO.Path]::PathSeparator + $env:PSModulePath
                CC_USERNAME  = $Sandbox.UserName
                CC_TOKEN     = $Sandbox.Token
                CC_HASH_KEY  = $secret
                NO_COLOR     = '1'
            }
        }

        # The tenant does not answer that request: when it has come, the process is where it is wanted.
        function Stop-RunbookAt {
            param($Run, $Sandbox, [int] $Request)
            Wait-Until { @($Sandbox.Requests | Where-Object Path -Like '*/calls').Count -ge $Request } -For "request $Request of the runbook" -Child $Run
            Stop-Child $Run
        }

        function Get-Text {
            param([object[]] $Row)
            @($Row[0].PSObject.Properties.Name -join '|') + @($Row | Sort-Object { [long]$_.Id } | ForEach-Object { $_.PSObject.Properties.Value -join '|' }) -join "`n"
        }

        function Get-Left {
            param([string] $Folder)
            Get-ChildItem $Folder -Name | Where-Object { $_ -ne '.lock' }
        }

        # The rows that should be there: from the tenant's own store which calls, and what they look like from the cmdlets.
        function Confirm-File {
            param([string] $File, $Sandbox, [string] $From, [string] $To)
            $bounds = @{ CreatedAfter = & $instant $From; CreatedBefore = & $instant $To }
            $stored = @($Sandbox.Store.Records([ContactCenter.Endpoints]::Calls) | Where-Object { $_.CreatedAt -ge $bounds.CreatedAfter -and $_.CreatedAt -lt $bounds.CreatedBefore })
            $rows = @(Import-Csv $File -Encoding utf8)
            @($rows.Id | Sort-Object) | Should -Be @($stored | ForEach-Object { "$($_.Id)" } | Sort-Object)

            # Named as the runbook names its connection, for the column of that name.
            $name = if ($rows) { $rows[0].Tenant } else { 'none' }
            $token = New-Token $Sandbox.Token
            $tenant = Connect-CcTenant -Uri $Sandbox.Uri -Credential ([pscredential]::new($Sandbox.UserName, $token)) -RequestsPerSecond 0 -NoVerify -Name $name
            $calls = @(Get-CcCall @bounds -Tenant $tenant)
            $expected = @($calls | Protect-CcRecord -Method Hash -Key ([System.Text.Encoding]::UTF8.GetBytes($secret)) | ConvertTo-CcFlatRecord | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv)
            (Get-Text $rows) -ceq (Get-Text $expected) | Should -BeTrue -Because 'each row is what the cmdlets make of the call'

            # Nothing of what the tenant knows of people is in the file.
            $text = Get-Content $File -Raw -Encoding utf8
            $known = @(foreach ($call in $stored) {
                    $call.AgentInfo.Name; $call.AgentInfo.LastName; $call.AgentInfo.AvatarUrl; $call.EndUser.Identifier; $call.EndUser.OutContactId
                    $call.SupportNumber; $call.OutboundNumber; $call.RecordingUrl; $call.OutTicketUrl; $call.Photos.Url; $call.Videos.Url
                }) | Where-Object { $_ } | Select-Object -Unique
            $known.Count | Should -BeGreaterThan 50
            $known | Where-Object { $text.Contains($_) } | Should -BeNullOrEmpty
            $ids = @($stored | Where-Object { $_.EndUser.Id } | ForEach-Object { "$($_.Id) $($_.EndUser.Id)" })
            $rows | Where-Object { "$($_.Id) $($_.EndUserId)" -in $ids } | Should -BeNullOrEmpty
        }
    }

    AfterEach {
        Disconnect-CcTenant -All
        if ($sandbox) { $sandbox.Dispose() }
    }

    It 'writes every call of a day once, though the tenant fails and the process is killed and started again' {
        $sandbox = Start-Tenant '2=500', '3=429', '4=hang', '6=cut', '8=hang', '9=reset', '10=cut-json', '11=403', '12=503', '13=429-bare'
        $day = [System.TimeZoneInfo]::ConvertTime((& $instant yesterday), [System.TimeZoneInfo]::FindSystemTimeZoneById($zone)).ToString('yyyy-MM-dd')
        $after = [datetime]::Parse($day, [cultureinfo]::InvariantCulture).AddDays(1).ToString('yyyy-MM-dd')
        $folder = Join-Path $TestDrive 'killed'
        $file = Join-Path $folder "calls-$day.csv"
        $arguments = $runbook, '-Path', $folder, '-Uri', "$($sandbox.Uri)", '-Date', $day, '-TimeZone', $zone, '-RequestsPerSecond', '0'

        # What earlier runs can leave behind: a file that was being joined, a slice that was being written.
        $null = New-Item "$file.slices" -ItemType Directory -Force
        Set-Content "$file.part", "$file.slices/$($day -replace '-')T0400.part" 'half a line, "cut'

        Stop-RunbookAt (Start-Runbook $sandbox $arguments) $sandbox 4
        $file | Should -Not -Exist
        Stop-RunbookAt (Start-Runbook $sandbox $arguments) $sandbox 8
        $file | Should -Not -Exist
        $finished = @(Get-ChildItem "$file.slices" -Filter *.csv).Count
        $finished | Should -BeGreaterThan 0

        $failed = Wait-Child (Start-Runbook $sandbox $arguments)
        $failed.ExitCode | Should -Be 1
        $failed.Output | Should -BeNullOrEmpty
        $failed.Errors | Should -Match '\(403\)'
        $file | Should -Not -Exist

        $done = Wait-Child (Start-Runbook $sandbox $arguments)
        $done.ExitCode | Should -Be 0 -Because $done.Errors
        $done.Errors | Should -BeNullOrEmpty
        ($done.Output -replace '\s') | Should -Match "File:.*calls-$day.csv"
        $done.Output | Should -Match "SlicesKept +: $finished\b"
        Get-Left $folder | Should -Be "calls-$day.csv"
        Confirm-File $file $sandbox $day $after
        $rows = @(Import-Csv $file).Count
        $done.Output | Should -Match "Calls +: $rows\b"
    }

    It 'runs in Azure Automation, tells of a call that it can''t read, and brings the file up to date' {
        $sandbox = Start-Tenant '*5=500', '1=noid'
        $folder = Join-Path $TestDrive 'automation'

        # Automation brings these cmdlets itself; here they are functions.
        $automation = Join-Path $TestDrive 'Automation.ps1'
        Set-Content $automation -Encoding utf8 @"
function Get-AutomationVariable { param(`$Name) if (`$Name -eq 'ContactCenterUri') { '$($sandbox.Uri)' } }
function Get-AutomationPSCredential {
    param(`$Name)
    `$text = @{ ContactCenter = `$env:CC_TOKEN; ContactCenterKey = `$env:CC_HASH_KEY }[`$Name]
    `$password = [securestring]::new()
    foreach (`$c in `$text.ToCharArray()) { `$password.AppendChar(`$c) }
    [pscredential]::new(`$env:CC_USERNAME, `$password)
}
& '$runbook' -Path '$folder' -TimeZone $zone -RequestsPerSecond 0 @args
"@
        $first = Wait-Child (Start-Runbook $sandbox $automation)
        $first.ExitCode | Should -Be 1
        $first.Errors | Should -Match '1 calls could not be read'
        $first.Output | Should -Match 'Unreadable +: 1\b'
        $file = (Get-Item "$folder/calls-*.csv").FullName
        $day = [System.IO.Path]::GetFileNameWithoutExtension($file).Substring(6)
        $after = [datetime]::Parse($day, [cultureinfo]::InvariantCulture).AddDays(1).ToString('yyyy-MM-dd')

        $calls = @(Import-Csv $file)
        foreach ($id in $calls[0, 7, -1].Id) {
            $null = $sandbox.Store.Change([ContactCenter.Endpoints]::Calls, [long]$id, [System.Action[ContactCenter.Call]] {
                    param($call)
                    $call.Status = 'changed, after "midnight"'
                    $call.UpdatedAt = [datetimeoffset]::UtcNow
                })
        }

        $second = Wait-Child (Start-Runbook $sandbox $automation, '-UpdatedAfter', '-4d')
        $second.ExitCode | Should -Be 0 -Because $second.Errors
        $second.Errors | Should -BeNullOrEmpty
        Confirm-File $file $sandbox $day $after
        $updated = @(Import-Csv $file)
        $updated.Count | Should -Be ($calls.Count + 1)
        @($updated | Where-Object Status -EQ 'changed, after "midnight"').Id | Should -Be $calls[0, 7, -1].Id

        # A day that lacked a call is not taken for done: the next run reads it again, and only then the mark goes.
        Get-Left $folder | Should -Be "calls-$day.csv", "calls-$day.csv.unreadable"
        $third = Wait-Child (Start-Runbook $sandbox $automation)
        $third.ExitCode | Should -Be 0 -Because $third.Errors
        $third.Output | Should -Match 'SlicesRead +: [1-9]'
        Confirm-File $file $sandbox $day $after
        Get-Left $folder | Should -Be "calls-$day.csv"
    }

    It 'takes a day as long as it is' {
        $calls = [System.Collections.Generic.List[ContactCenter.Call]]::new()
        foreach ($time in '2026-10-24T21:59:59.999Z', '2026-10-24T22:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T22:59:59.999Z', '2026-10-25T23:00:00Z') {
            $calls.Add([ContactCenter.Call]@{ Id = $calls.Count + 1; CreatedAt = [datetimeoffset]$time; UpdatedAt = [datetimeoffset]$time })
        }

        $sandbox = Start-Tenant -Option @{ Calls = $calls }
        $login = [pscredential]::new($sandbox.UserName, (New-Token $sandbox.Token))
        $said = & $runbook -Path "$TestDrive/long" -Uri $sandbox.Uri -Credential $login -Key (New-Token $secret) -Date '2026-10-25 15:00' -TimeZone $zone -RequestsPerSecond 0
        $said.SlicesRead | Should -Be 5
        $said.Calls | Should -Be 4
        $said.File | Should -BeLike '*calls-2026-10-25.csv'
        (Import-Csv $said.File).Id -join ' ' | Should -Be '2 3 4 5'

        # A day that is there is left as it is.
        $again = & $runbook -Path "$TestDrive/long" -Uri $sandbox.Uri -Credential $login -Key (New-Token $secret) -Date '2026-10-25' -TimeZone $zone -RequestsPerSecond 0
        $again.Calls | Should -Be 4
        $again.SlicesRead | Should -Be 0
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'a day that is not over'; Option = @{ Date = 'today' }; Says = '*is not over yet*' }
        @{ Why = 'to run without a key'; Option = @{ Key = $null }; Says = '*key of the hash is missing*' }
        @{ Why = 'to run without a tenant'; Option = @{ Uri = $null }; Says = '*not said which tenant*' }
        @{ Why = 'to run twice at a time'; Option = @{}; Lock = $true; Says = '*Another run writes into*' }
    ) {
        $sandbox = Start-Tenant -Option @{ CallsPerDay = 0 }
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $options = @{ Path = $folder; Uri = $sandbox.Uri; Credential = [pscredential]::new($sandbox.UserName, (New-Token $sandbox.Token)); Key = New-Token $secret; RequestsPerSecond = 0 }
        foreach ($name in $Option.Keys) { if ($null -eq $Option[$name]) { $options.Remove($name) } else { $options[$name] = $Option[$name] } }
        $null = New-Item $folder -ItemType Directory
        $held = if ($Lock) { [System.IO.File]::Open("$folder/.lock", 'OpenOrCreate', 'ReadWrite', 'None') }
        try {
            { & $runbook @options } | Should -Throw $Says
        }
        finally {
            if ($held) { $held.Dispose() }
        }

        Get-Left $folder | Should -BeNullOrEmpty
    }
}
