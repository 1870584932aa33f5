namespace ContactCenter.PowerShell;

/// <summary>Every text that a user of the cmdlets can see, save for those of the client itself.</summary>
internal static class Strings
{
    public const string NotConnected =
        "There is no connection to a tenant. Open one with Connect-CcTenant (with -Sandbox to try it without a tenant), or set the environment variables CC_SUBDOMAIN, CC_DOMAIN and CC_TOKEN.";

    public const string NotConnectedEnvironment =
        "There is no connection to a tenant, and the environment does not say enough to open one: {0} is not set. Set it, or use Connect-CcTenant.";

    public const string NoCurrentTenant =
        "None of the open connections is the current one. Choose one with Select-CcTenant, or name it with -Tenant. Open: {0}.";

    public const string TenantNotOpen =
        "No connection named '{0}' is open in this runspace. Open it with Connect-CcTenant; from ForEach-Object -Parallel, hand the connection itself over: -Tenant $using:tenant. Open: {1}.";

    public const string NothingToClose = "No connection named '{0}' is open in this runspace. Open: {1}.";

    public const string SelectHow = "Name one of the open connections: Get-CcTenant lists them.";

    public const string TenantClosed = "The connection '{0}' has been closed. Open it again with Connect-CcTenant.";

    public const string TenantIsCopy =
        "This is no live connection but what is left of one that came out of another process. Connections do not travel between processes: use Connect-CcTenant there.";

    public const string TenantIsNone = "A value of type {0} is no tenant. Give the name of an open connection, or the object that Connect-CcTenant returned.";

    public const string NoneOpen = "none";

    public const string ConnectHow =
        "It is not said how to connect. Give one of: -Subdomain, -Domain and -Token; -Credential and -Domain; -Uri with -Token or -Credential; -Profile; -Sandbox.";

    public const string ParameterMissing = "-{0} is missing. {1}";

    public const string TokenHow =
        "Read it without showing it: -Token (Read-Host -AsSecureString), or keep it in a PSCredential.";

    public const string TokenOrCredential = "With -Uri, give -Token or -Credential, and not both.";

    public const string TokenIsText =
        "The token has to be a SecureString, so that it appears in no history and no transcript. Use Read-Host -AsSecureString, or ConvertTo-SecureString.";

    public const string UserNameMissing =
        "The address {0} has no subdomain that could be the user name. Give -UserName, or -Credential.";

    public const string SubdomainInvalid = "'{0}' is no subdomain. It is the first part of the tenant's address: of https://customer.uc1.example.com it is customer.";

    public const string DomainInvalid = "-Domain '{0}' is no domain. It is what follows the subdomain in the tenant's address: of https://customer.uc1.example.com it is uc1.example.com.";

    public const string UriInvalid = "'{0}' is no address of a tenant. Give it as the browser shows it, such as https://customer.uc1.example.com.";

    public const string UriWithSecret = "The address holds a user name or a password. Give them with -Credential, and the address without them.";

    public const string ProxyWithSecret = "The address of the proxy holds a user name or a password. Give them with -ProxyCredential, and the address without them.";

    public const string ProxyInvalid = "'{0}' is not the address of a proxy. Specify host and port, such as http://proxy.example.com:8080 or proxy.example.com:8080.";

    public const string VerifyWithout = "{0} If these credentials have the right to other data only, connect with -NoVerify: then nothing is checked before the first read.";

    public const string UriNotSecure = "{0} is not encrypted. Use https: plain http is for loopback addresses alone.";

    public const string RateInvalid = "{0} requests a second can't be used. Give 0.1 to 10; 0, for no pace, is for loopback addresses alone.";

    public const string RateZeroOffLoopback = "Without a pace (-RequestsPerSecond 0) only a loopback address can be used. A tenant allows one request a second unless it was agreed otherwise.";

    public const string CredentialType = "A credential is a PSCredential: the user name is the subdomain, the password is the token. Use Get-Credential.";

    public const string TimeZoneInvalid = "'{0}' is no time zone that this system knows. Give an id such as 'Europe/Berlin' or 'W. Europe Standard Time', or a TimeZoneInfo.";

    public const string TimeZoneType = "A time zone is given by its id, such as 'Europe/Berlin', or as a TimeZoneInfo.";

    public const string FaultInvalid = "-Fault '{0}' can't be used: {1}";

    public const string SandboxNotStarted = "The sandbox could not be started: {0}";

    public const string IdIsNone = "'{0}' is no id. An id is a whole number; a record can be given in its place.";

    public const string IdIsOther = "A value of type {0} is neither an id nor a record of this module.";

    public const string IdIsCopy =
        "This is no live record but what is left of one that came out of another process or a file. Give its id: -Id $record.Id.";

    public const string WrongRecordKind = "A record of type {0} refers to no {1}, so there is nothing to read for it (id {2}), nor for others of its type.";

    public const string FilterTwice = "-{0} can't be given along with records from the pipeline, which stand for the same filter. Filter the piped records instead.";

    public const string ParentMissing = "Nothing was read for {0}. If it exists, this tenant may have '{1}' at another path: see -EndpointPath of Connect-CcTenant.";

    public const string ChannelHow = "Give the channel: call or chat.";

    public const string MinutesHow = "Give the minutes to look back from now, such as 60.";

    public const string CampaignHow = "Give the campaign's id, or pipe campaigns.";

    public const string PathHow = "Give the path under the API, such as user_statuses.";

    public const string ValueUndocumented = "'{0}' is not a value that the reference documents for -{1}; it is sent as it is. Documented: {2}.";

    public const string PathUnknown = "-EndpointPath: '{0}' is no path that the module knows. It knows {1}.";

    public const string PathWithoutId = "-EndpointPath: '{0}' has to hold {1} once, where the id stands, as '{2}' has it.";

    public const string PathType = "-EndpointPath: give a text for '{0}'.";

    public const string QueryPaginated = "-Query can't set '{0}' along with -Paginate, which sets it itself.";

    public const string TimeIsNone = "A value of type {0} is no time. Give a DateTime, a DateTimeOffset or a text.";

    public const string TimeRangeEmpty = "-{0} ({1:u}) is not before -{2} ({3:u}): nothing could match. After is at or after, Before is strictly before.";

    public const string NumberRangeEmpty = "-{0} ({1}) is greater than -{2} ({3}): nothing could match.";

    public const string SortInvalid = "'{0}' is no field to sort by. Give a property of the record, such as {1}, or the JSON key, such as {2}.";

    public const string QueryReserved = "-Query can't set '{0}': the module sets it itself. Use {1}.";

    public const string QueryNull = "-Query has no value for '{0}'.";

    public const string ReadBroke = "{0} {1} emitted before that.";

    public const string ReadBrokeRecord = "One record had been";

    public const string ReadBrokeRecords = "{0} records had been";

    public const string ReadGoOn = "Every record before {0} was among them: to go on, repeat the command with -{1} '{2}'. Those of that very instant come again: drop them by their Id.";

    public const string ReadGoOnDescending = "Every record after {0} was among them: to go on, repeat the command with -{1} '{2}'. Those of that very instant come again: drop them by their Id.";

    public const string ReadRepeat = "Repeat the command to read again.";

    public const string OfTenant = "Tenant {0}: {1}";

    public const string ProgressActivity = "Reading {0} of {1}";

    public const string ProgressOf = "{0} of {1}";

    public const string ProgressSoFar = "{0} so far";

    public const string ProgressWaiting = "Waiting for the first answer";

    public const string ProfileNoFolder = "This user has no folder for settings, so that there are no profiles. Give the connection's parameters, or set CC_SUBDOMAIN, CC_DOMAIN and CC_TOKEN.";

    public const string ProfileNameInvalid = "'{0}' can't be the name of a profile: letters, digits and hyphens are what every vault takes. Give another with -Name.";

    public const string ProfileUnknown = "There is no profile '{0}'. Saved are: {1}. Connect once with -Save to save one.";

    public const string ProfilesUnreadable = "The saved profiles in {0} can't be read: {1}. Mend the file, or delete it and save the profiles again.";

    public const string ProfilesUnwritable = "The profiles can't be saved in {0}: {1}";

    public const string ProfileNotOwn = "{0} can be changed by others (mode {1}), who could have the token sent elsewhere. Take the right from them: chmod {2}. Then look whether the address in it is still right.";

    public const string ProfileHow = "Give the name of a saved profile: see Get-CcProfile.";

    public const string ProfileValue = "Profile '{0}': {1}";

    public const string SaveNeeded = "-Vault goes with -Save.";

    public const string SaveWhat = "-Save is for a tenant whose address and token are given, not for -Sandbox or -Profile.";

    public const string NoPlace = "The token was not saved, because there is no safe place for it: {0}. Install-Module Microsoft.PowerShell.SecretManagement and a vault such as Microsoft.PowerShell.SecretStore, register the vault with Register-SecretVault, and connect with -Save again.";

    public const string NoVault = "no vault is registered with SecretManagement";

    public const string NoSecretManagement = "the module Microsoft.PowerShell.SecretManagement can't be loaded ({0})";

    public const string VaultUnknown = "The token was not saved: no vault '{0}' is registered. Registered are: {1}.";

    public const string VaultAmbiguous = "The token was not saved: several vaults are registered and none is the default. Choose one with -Vault: {0}.";

    public const string VaultRefused = "The token was not saved, because the vault '{0}' did not take it: {1} If it is locked, unlock it first.";

    public const string DpapiRefused = "The token was not saved, because Windows could not encrypt it: {1}";

    public const string TokenNotFound = "The token of profile '{0}' can't be read from {1}: {2} If the vault is locked, unlock it; else connect with the token and -Save once more.";

    public const string TokenStays = "The token of a profile that is gone is still kept as '{0}' in the vault '{1}': {2} Remove it there.";

    public const string PlaceDpapi = "where Windows keeps it for this user";

    public const string PlaceVault = "the vault '{0}'";

    public const string Cost = "{0}. To read all of them takes about {1} and, at the pace, {2}.";

    public const string CostWithoutPace = "{0}. To read all of them takes about {1}.";

    public const string CostRecord = "1 record";

    public const string CostRecords = "{0} records";

    public const string CostRequest = "1 request";

    public const string CostRequests = "{0} requests";

    public const string FlatWrongKind = "A value of type {0} is no record of this module, so there is nothing to make flat.";

    public const string FlatAlready = "This record is flat already: ConvertTo-CcFlatRecord made it.";

    public const string FlatOtherType = "A record of type {0} came, and -Type is {1}: it would have other columns. Give each type a file of its own.";

    public const string RecordIsCopy =
        "This is no live record but what is left of one that came out of another process or a file. Do it there, before the record leaves.";

    public const string TypeHow = "Name the type of the records, such as Call: without records it can't be known.";

    public const string TypeUnknown = "'{0}' is no type of record. There are {1}.";

    public const string TypeOpen = "What a record of type {0} has is not documented, so its columns can't be told without data.";

    public const string ProtectWrongKind = "A value of type {0} is no record of this module: what is personal in it is not known, so it is not emitted.";

    public const string ProtectFlat =
        "A flat record can't be protected: its texts are joined. Protect records before they are made flat: Get-CcCall | Protect-CcRecord | ConvertTo-CcFlatRecord.";

    public const string KeyType =
        "The key has to be a SecureString or bytes ([byte[]]), so that it appears in no history and no transcript. A credential asset's password is a SecureString.";
}
