# Every process that a test starts is started here. Dot-sourced by Common.ps1; needs neither the module nor Pester.

# What starts this PowerShell: an executable, or pwsh.dll for `dotnet` where PowerShell is a .NET tool whose executable is made for another system.
function Get-PowerShellPath {
    if (-not $script:powerShellPath) {
        $name = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell.exe' } elseif ($IsWindows) { 'pwsh.exe' } else { 'pwsh' }
        $executable = Join-Path $PSHOME $name
        $isOwn = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName -eq $executable
        $script:powerShellPath = if ($isOwn -or (Test-PowerShellPath $executable)) { $executable } else { Join-Path $PSHOME 'pwsh.dll' }
    }

    $script:powerShellPath
}

function Test-PowerShellPath {
    param([string] $Path)
    if (-not (Test-Path $Path)) { return $false }
    try {
        (Invoke-Child -Path $Path -Argument '-NoProfile', '-Version').ExitCode -eq 0
    }
    catch {
        $false
    }
}

# Starts a process and reads what it says. A path that ends in .dll is run by `dotnet`.
# It fails here if the process cannot start; Wait-Child and Wait-Until fail if it takes too long or ends too early.
function Start-Child {
    param([string] $Path, [string[]] $Argument = @(), [hashtable] $Environment = @{}, [switch] $OpenInput)
    $all = $Argument
    if ($Path -like '*.dll') {
        $all = @($Path) + $Argument
        $Path = Get-DotNetPath
    }

    $start = [System.Diagnostics.ProcessStartInfo]::new($Path)

    # .NET Framework has no list of arguments. No argument of a test ends in a backslash or holds a quote.
    $start.Arguments = ($all | ForEach-Object { "`"$_`"" }) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    foreach ($key in $Environment.Keys) { $start.EnvironmentVariables[$key] = $Environment[$key] }
    $process = [System.Diagnostics.Process]::Start($start)
    if (-not $OpenInput) { $process.StandardInput.Close() }
    [pscustomobject]@{
        Title   = "$(Split-Path $Path -Leaf) $($start.Arguments)"
        Process = $process
        Output  = if (-not $OpenInput) { $process.StandardOutput.ReadToEndAsync() }
        Errors  = $process.StandardError.ReadToEndAsync()
    }
}

# What runs PowerShell as a .NET tool: the `dotnet` of this process, or the one on the PATH.
function Get-DotNetPath {
    $own = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    if ([System.IO.Path]::GetFileNameWithoutExtension($own) -eq 'dotnet') { $own } else { 'dotnet' }
}

# Ends a process and all that it started.
function Stop-Child {
    param($Child)
    if (-not $Child.Process.HasExited) {
        if ($PSVersionTable.PSEdition -eq 'Desktop') { $null = taskkill /T /F /PID $Child.Process.Id } else { $Child.Process.Kill($true) }
        $null = $Child.Process.WaitForExit(30000)
    }
}

# What a process said. A child of its own may hold the stream open after it has ended, so this does not wait for long.
function Get-ChildText {
    param($Child)
    foreach ($stream in $Child.Output, $Child.Errors) {
        if ($stream -and $stream.Wait(30000)) { $stream.Result }
    }
}

function Wait-Child {
    param($Child, [double] $Minutes = 10)
    if (-not $Child.Process.WaitForExit([int]($Minutes * 60000))) {
        Stop-Child $Child
        throw "A process has not ended within $Minutes minutes: $($Child.Title). It said: $(Get-ChildText $Child | Out-String)"
    }

    $null = Get-ChildText $Child
    [pscustomobject]@{ ExitCode = $Child.Process.ExitCode; Output = $Child.Output.Result; Errors = $Child.Errors.Result }
}

# The next line that a process says whose input and output were left open.
function Read-ChildLine {
    param($Child, [double] $Minutes = 2)
    $reading = $Child.Process.StandardOutput.ReadLineAsync()
    if (-not $reading.Wait([int]($Minutes * 60000)) -or $null -eq $reading.Result) {
        Stop-Child $Child
        throw "A process said no line: $($Child.Title). It said: $(Get-ChildText $Child | Out-String)"
    }

    $reading.Result
}

# Starts a process and waits for its end.
function Invoke-Child {
    param([string] $Path, [string[]] $Argument = @(), [hashtable] $Environment = @{}, [double] $Minutes = 10)
    Wait-Child (Start-Child -Path $Path -Argument $Argument -Environment $Environment) -Minutes $Minutes
}

# Waits for something that running processes bring about. It fails at once when one of them has ended before.
function Wait-Until {
    param([scriptblock] $Condition, [string] $For, [object[]] $Child = @(), [double] $Minutes = 10)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        $ended = @($Child | Where-Object { $_.Process.HasExited })
        $isLate = $watch.Elapsed.TotalMinutes -gt $Minutes
        if ($isLate -or ($ended -and -not (& $Condition))) {
            $why = if ($isLate) { "did not come within $Minutes minutes" } else { "did not come before the end of $($ended[0].Title)" }
            $Child | ForEach-Object { Stop-Child $_ }
            throw "What was waited for $why`: $For. The processes said: $($Child | ForEach-Object { Get-ChildText $_ } | Out-String)"
        }

        [System.Threading.Thread]::Sleep(20)
    }
}

# Runs a script in a fresh process of the same PowerShell, and returns what it said as one text. A script that fails fails the test.
function Invoke-Fresh {
    param([string] $Script, [hashtable] $Environment = @{}, [string] $Path = (Get-PowerShellPath))
    $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
    Set-Content $file $Script -Encoding utf8
    $run = Invoke-Child -Path $Path -Argument '-NoProfile', '-NonInteractive', '-File', $file -Environment $Environment
    $text = ($run.Output + $run.Errors).Trim()
    if ($run.ExitCode -ne 0) { throw "A fresh process ended with exit code $($run.ExitCode) and said: $text" }
    $text
}
