@{
    IncludeDefaultRules = $true
    ExcludeRules        = @(
        'PSAvoidUsingWriteHost'
        'PSAvoidUsingPositionalParameters'

        # The rule does not know that what a BeforeAll sets is used in the tests below it.
        'PSUseDeclaredVarsMoreThanAssignments'

        # Helpers of tests start and stop things without asking; and the commands of a vault take what SecretManagement hands them.
        'PSUseShouldProcessForStateChangingFunctions'
        'PSReviewUnusedParameter'
    )
    Rules               = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
}
