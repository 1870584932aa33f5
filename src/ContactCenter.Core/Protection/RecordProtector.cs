using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ContactCenter.Json;

namespace ContactCenter.Protection;

/// <summary>
/// Makes copies of records without what tells who a person is: every property that is marked with <see cref="PersonalDataAttribute"/>, at any depth. What
/// is not documented may be personal, too, so it goes unless it is to be kept.
/// </summary>
internal sealed class RecordProtector : IDisposable
{
    private static readonly Regex ClockTime = new("^[0-2]?[0-9]:[0-5][0-9](:[0-5][0-9])?$", RegexOptions.CultureInvariant);

    private readonly ValueProtector _values;
    private readonly bool _keepUnknown;
    private int _depth;

    /// <summary>A way of protecting.</summary>
    /// <param name="method">What becomes of personal data.</param>
    /// <param name="key">The key of the hash; null for other methods.</param>
    /// <param name="keepUnknown">Whether what is not documented is kept, save for what is named as a personal field is.</param>
    /// <exception cref="ContactCenterException">The key is missing, too short, or not wanted (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public RecordProtector(ProtectionMethod method, byte[]? key = null, bool keepUnknown = false)
    {
        _values = new ValueProtector(method, key);
        _keepUnknown = keepUnknown;
    }

    /// <summary>A copy of a record, protected.</summary>
    public ApiObject Protect(ApiObject source) => Deeper(source, Copied);

    // A tree can be as deep as a body may be.
    private TResult Deeper<TSource, TResult>(TSource source, Func<TSource, TResult> change)
    {
        _depth++;
        try
        {
            return DeepStack.IsNeeded(_depth) ? DeepStack.Run(() => change(source)) : change(source);
        }
        finally
        {
            _depth--;
        }
    }

    private ApiObject Copied(ApiObject source)
    {
        RecordMap map = RecordMap.For(source.GetType());
        ApiObject copy = map.Create();
        foreach (Field field in map.Fields)
        {
            object? value = field.Get(source);
            if (value is not null)
            {
                field.Set(copy, field.IsPersonal ? _values.Protect(value) : Kept(field.Key, value));
            }
        }

        foreach (Field field in map.Added)
        {
            field.Set(copy, field.Get(source));
        }

        (copy as Record)?.PlaceLike((Record)source);
        copy.ExtensionData = _keepUnknown && source.ExtensionData is not null ? Protect(source.ExtensionData, [source.GetType()]) : null;
        return copy;
    }

    /// <summary>A copy of an object without a documented body. Its names stay: a table of protected records has the columns of the others.</summary>
    /// <param name="source">The object.</param>
    /// <param name="models">The models that it may have; none where that is not known.</param>
    public PlainObject Protect(IReadOnlyDictionary<string, object?> source, IReadOnlyCollection<Type> models)
    {
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> entry in source)
        {
            copy[entry.Key] = PersonalKeys.IsPersonal(entry.Key, models) ? _values.Protect(entry.Value) : Open(entry.Key, entry.Value, models);
        }

        return new PlainObject(copy);
    }

    public void Dispose() => _values.Dispose();

    private object? Kept(string key, object value) => value switch
    {
        ApiObject nested => Protect(nested),
        IChangeable<ApiObject> list => list.With(Protect),
        ContactStats stats => Kept(stats),

        // A field that comes as more than one type may come as an object one day.
        IReadOnlyDictionary<string, object?> or ValueList<object?> => Open(key, value, []),
        _ => value,
    };

    private static ContactStats Kept(ContactStats stats)
    {
        var copy = new ContactStats();
        foreach (KeyValuePair<string, double?> entry in stats)
        {
            copy[entry.Key] = entry.Value;
        }

        return copy;
    }

    // A value under a key that is not a personal one by its name.
    private object? Open(string key, object? value, IReadOnlyCollection<Type> models) => value switch
    {
        null or bool or DateTimeOffset => value,
        IReadOnlyDictionary<string, object?> entries => Deeper(entries, inner => Protect(inner, PersonalKeys.ModelsOf(key))),
        IEnumerable<object?> items => Deeper(items, inner => new ValueList<object?>([.. inner.Select(item => Open(key, item, models))])),
        _ when PersonalKeys.StandsForPerson(key, models) => _values.Protect(value),
        _ when _keepUnknown => value,
        string text => PersonalKeys.IsHarmless(key) || IsTime(text) ? text : _values.Protect(text),
        IFormattable number => PersonalKeys.IsHarmless(key) || PersonalKeys.IsId(key) || !IsLong(number) ? value : _values.Protect(value),
        _ => _values.Protect(value),
    };

    // As long as the shortest telephone numbers; counts and durations are shorter.
    private static bool IsLong(IFormattable number) => number.ToString("F0", CultureInfo.InvariantCulture).TrimStart('-').Length >= 7;

    private static bool IsTime(string text) =>
        ClockTime.IsMatch(text) || (text.Length is >= 19 and <= 35 && text[4] == '-' && text[7] == '-' && text[10] is 'T' or ' ' && JsonTime.TryParse(text, out _));
}
