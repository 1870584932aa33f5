using System;
using System.Collections.Generic;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>Reads a field by its path, such as agent_info.id.</summary>
internal static class FieldReader
{
    // The filter goes by class names, while the response shows a text for people. The last two texts are not in the reference.
    private static readonly Dictionary<string, string> CallClasses = new(StringComparer.Ordinal)
    {
        [CallTypes.Ivr] = "IvrCall",
        [CallTypes.App] = "IncomingCallApp",
        [CallTypes.Web] = "IncomingCallWeb",
        [CallTypes.ScheduledApp] = "ScheduledCallApp",
        [CallTypes.ScheduledWeb] = "ScheduledCallWeb",
        [CallTypes.Outbound] = "OutboundCall",
        [CallTypes.AgentScheduled] = "AgentScheduledCall",
        [CallTypes.ActionOnly] = "ActionOnlyCall",
    };

    /// <summary>What a filter compares.</summary>
    public static Func<Record, object?> For(Endpoint endpoint, Filter filter)
    {
        Func<Record, object?> read = For(endpoint.Map, filter.Field)
            ?? throw new InvalidOperationException($"The filter '{filter.Name}' of '{endpoint.Path}' looks at no field: '{filter.Field}'.");
        return endpoint.RecordType == typeof(Call) && filter.Name == "call_type"
            ? record => read(record) is string text && CallClasses.TryGetValue(text, out string? name) ? name : null
            : read;
    }

    /// <summary>The value of a field; null where there is no such field.</summary>
    public static Func<Record, object?>? For(RecordMap map, string path)
    {
        var fields = new List<Field>();
        foreach (string key in path.Split('.'))
        {
            if (fields.Count > 0)
            {
                Type type = fields[fields.Count - 1].Property.PropertyType;
                if (!typeof(ApiObject).IsAssignableFrom(type))
                {
                    return null;
                }

                map = RecordMap.For(type);
            }

            if (!map.ByKey.TryGetValue(key, out Field? field))
            {
                return null;
            }

            fields.Add(field);
        }

        if (fields.Count == 1)
        {
            return fields[0].Get;
        }

        return record =>
        {
            object? value = record;
            foreach (Field field in fields)
            {
                if (value is null)
                {
                    break;
                }

                value = field.Get((ApiObject)value);
            }

            return value;
        };
    }
}
