using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Security;
using TimeZoneConverter;

namespace ContactCenter.PowerShell;

/// <summary>Value of -TimeZone: a zone, or its id: an IANA name or one of Windows, on every system.</summary>
[TypeConverter(typeof(TimeZoneReferenceConverter))]
public sealed class TimeZoneReference
{
    /// <summary>Refers to a zone.</summary>
    /// <param name="zone">The zone.</param>
    public TimeZoneReference(TimeZoneInfo zone) => Zone = zone ?? throw new ArgumentNullException(nameof(zone));

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The id of the zone.</summary>
    public override string ToString() => Zone.Id;

    /// <summary>Reads a reference from what a user can give for it.</summary>
    /// <exception cref="PSInvalidCastException">It is not a time zone that this system knows.</exception>
    internal static TimeZoneReference From(object? value) => Unwrapped.Value(value) switch
    {
        TimeZoneReference reference => reference,
        TimeZoneInfo zone => new TimeZoneReference(zone),
        string id => new TimeZoneReference(Find(id)),
        _ => throw new PSInvalidCastException(Strings.TimeZoneType),
    };

    /// <summary>Finds the zone of an id.</summary>
    /// <exception cref="PSInvalidCastException">There is none.</exception>
    internal static TimeZoneInfo Find(string id)
    {
        string name = id.Trim();
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException or ArgumentException)
        {
            // Of .NET, the Framework knows no IANA names, and without ICU the names of the other family are not known either.
            return TZConvert.TryGetTimeZoneInfo(name, out TimeZoneInfo? zone) ? zone : throw new PSInvalidCastException(Errors.Text(Strings.TimeZoneInvalid, id), error);
        }
    }
}
