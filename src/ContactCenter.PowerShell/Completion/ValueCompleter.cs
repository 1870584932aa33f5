using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ContactCenter.PowerShell;

/// <summary>
/// Completes values: those that the reference documents, with their meaning, and names and ids that this session has seen. Others can be given: the vendor
/// adds values. It never sends a request.
/// </summary>
internal sealed class ValueCompleter : IArgumentCompleter
{
    // The filters whose values are ids of a kind of record.
    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["agent_id"] = typeof(Agent),
        ["whodunnit_id"] = typeof(Agent),
        ["status_id"] = typeof(UserStatus),
        ["call_id"] = typeof(Call),
        ["chat_id"] = typeof(Chat),
    };

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (EndpointCommands.Find(commandName) is not { } found)
        {
            return [];
        }

        IReadOnlyList<string> tenants = Tenants(fakeBoundParameters["Tenant"]);
        if (string.Equals(parameterName, nameof(Commands.GetCampaignContactCommand.CampaignId), StringComparison.OrdinalIgnoreCase))
        {
            return CompletionText.Ids(wordToComplete, [], Session.Here.Seen.Of(typeof(Campaign), tenants));
        }

        if (string.Equals(parameterName, "Id", StringComparison.OrdinalIgnoreCase))
        {
            return CompletionText.Ids(wordToComplete, [], Session.Here.Seen.Of(found.Endpoint.RecordType, tenants));
        }

        Filter? filter = FilterParameter.Of(found.Command, found.Endpoint)
            .FirstOrDefault(candidate => string.Equals(candidate.Name, parameterName, StringComparison.OrdinalIgnoreCase))?.Filter;
        return filter is null ? [] : Complete(wordToComplete, filter, found.Endpoint, tenants);
    }

    private static IEnumerable<CompletionResult> Complete(string word, Filter filter, Endpoint endpoint, IReadOnlyList<string> tenants)
    {
        SeenNames seen = Session.Here.Seen;
        if (Kinds.TryGetValue(filter.Name, out Type kind) || filter.Name == "parent_id")
        {
            return CompletionText.Ids(word, filter.Values.Select(value => (value.Value, value.Meaning)), seen.Of(kind ?? endpoint.RecordType, tenants));
        }

        IEnumerable<(string, string)> documented = filter.Values.Select(value => (value.Value, value.Meaning));
        return CompletionText.Matching(word, filter.Name switch
        {
            "name" => seen.Of(endpoint.RecordType, tenants).Where(item => item.Name.Length > 0).GroupBy(item => item.Name).Select(group => (group.Key, string.Join(", ", group.Select(item => item.Id)))),
            "location" => seen.Locations(tenants).Select(location => (location, location)),
            _ => documented,
        });
    }

    // Those that the command is aimed at, as far as the line says; to open one is not completion's to do.
    private static IReadOnlyList<string> Tenants(object? given) => given is null
        ? Session.Here.Current is Tenant current ? [current.Name] : []
        : [.. Unwrapped.Values(given).Select(value => Unwrapped.Value(value)).Select(value => value is Tenant tenant ? tenant.Name : value?.ToString()).OfType<string>()];
}
