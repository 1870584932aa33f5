using System;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>Copies of records. What is nested in them is shared, as it is never changed.</summary>
internal static class RecordCopy
{
    public static Record Of(Record record) => Of(record, static value => value);

    /// <summary>A copy that shows its times rounded to the millisecond: cutting them then changes nothing.</summary>
    public static Record WithRoundedTimes(Record record) => Of(record, static value => value is DateTimeOffset time
        ? time.AddTicks(((time.Ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond) - time.Ticks)
        : value);

    private static Record Of(Record record, Func<object?, object?> convert)
    {
        RecordMap map = RecordMap.For(record.GetType());
        ApiObject copy = map.Create();
        foreach (Field field in map.Fields)
        {
            field.Property.SetValue(copy, convert(field.Get(record)));
        }

        copy.ExtensionData = record.ExtensionData;
        if (record is CampaignContact contact)
        {
            ((CampaignContact)copy).CampaignId = contact.CampaignId;
        }

        return (Record)copy;
    }
}
