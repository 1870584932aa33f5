# A proxy's user and password are in nothing that an error shows (guarantees, section 4), and -Proxy takes an address without a scheme.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $secret = 'S3cret-of-the-proxy'
    $base64 = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("pr0xy-user:$secret")).TrimEnd('=')
    $token = New-Token 'Tok3n'
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()

    function Get-Said($ErrorRecord) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).xml"
        $ErrorRecord | Export-Clixml $file
        "$ErrorRecord", "$($ErrorRecord.Exception)", ($ErrorRecord | Format-List * -Force | Out-String), (Get-Content $file -Raw),
            ($ErrorRecord | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue), ($ErrorRecord.InvocationInfo.BoundParameters | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue)
    }
}

Describe 'A proxy' {
    It 'is named without its user and password' {
        $credential = [pscredential]::new('pr0xy-user', (New-Token $secret))
        $problem = $null
        try { Connect-CcTenant customer uc1.example.com $token -Proxy "127.0.0.1:$port" -ProxyCredential $credential } catch { $problem = $_ }
        $problem.FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        "$problem" | Should -Match "proxy 127\.0\.0\.1:$port"
        foreach ($text in Get-Said $problem) {
            $text | Should -Not -Match ([regex]::Escape($secret))
            $text | Should -Not -Match ([regex]::Escape($base64))
        }
    }

    It 'is refused with a user and a password in its address, which nothing shows: <Form>' -ForEach @(
        @{ Form = 'http://pr0xy-user:{0}@127.0.0.1:1' }
        @{ Form = 'pr0xy-user:{0}@127.0.0.1:1' }
        @{ Form = '//pr0xy-user:{0}@127.0.0.1:1' }
    ) {
        $address = $Form -f $secret
        $problem = $null
        try { Connect-CcTenant customer uc1.example.com $token -Proxy $address } catch { $problem = $_ }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        "$problem" | Should -Match '-ProxyCredential'
        foreach ($text in Get-Said $problem) { $text | Should -Not -Match ([regex]::Escape($secret)) }
    }

    It 'is refused where it is not an address: <Address>' -ForEach @(
        @{ Address = 'ftp://proxy.example.com:8080' }
        @{ Address = 'proxy.example.com:8080/path' }
    ) {
        { Connect-CcTenant customer uc1.example.com $token -Proxy $Address } | Should -Throw -ErrorId 'InvalidArgument,*' -ExpectedMessage '*not the address of a proxy*'
    }
}
