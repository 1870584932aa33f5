@{
    IncludeDefaultRules = $true

    ExcludeRules        = @(
        # What talks to whoever builds or tries the demo does so on the host, so that it is never mistaken for output.
        'PSAvoidUsingWriteHost'

        # The rule does not see that functions use the parameters of their script.
        'PSReviewUnusedParameter'
    )
    Rules               = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
}
