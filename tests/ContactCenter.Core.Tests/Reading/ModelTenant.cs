using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Web;
using Newtonsoft.Json;
using Xunit;

namespace ContactCenter.Tests.Reading;

/// <summary>
/// A tenant's list in memory, written from the reference and not from the descriptions. It reads the request line as a server would, and it changes
/// between requests.
/// </summary>
internal sealed class ModelTenant(int seed, ModelEndpoint endpoint)
{
    /// <summary>When the first record came into being.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly List<ModelRow> _rows = [];
    private readonly HashSet<long> _atStart = [];
    private readonly Dictionary<string, List<ModelRow>> _firstPages = [];
    private List<ModelRow> _shown = [];
    private long _nextId = 1;
    private long _clock;

    public ModelTenant(int seed)
        : this(seed, ModelEndpoint.Calls)
    {
    }

    public ModelEndpoint Endpoint => endpoint;

    public int Cap { get; set; } = 100;

    public int Changes { get; set; }

    public bool FromExclusive { get; set; }

    public bool ToInclusive { get; set; }

    public bool SendTotal { get; set; } = true;

    public bool SendLink { get; set; } = true;

    public bool SendPerPage { get; set; } = true;

    public bool IgnoreSort { get; set; }

    /// <summary>Changes each answer, for headers that mislead.</summary>
    public Func<Answer, Answer>? Mislead { get; set; }

    public bool IgnoreSortById { get; set; }

    public bool IgnoreFilter { get; set; }

    public bool SamePageForEver { get; set; }

    public bool NullsFirst { get; set; }

    public bool UnstableTies { get; set; }

    public bool RoundTimes { get; set; }

    public bool CreateInPast { get; set; }

    /// <summary>Whether it takes longer to answer than the pace is.</summary>
    public bool IsFar { get; set; }

    /// <summary>Whether it serves the first page whatever page is asked for.</summary>
    public bool IgnoresPage { get; set; }

    /// <summary>Whether it says the size of a page that was asked for, and not the one that it serves.</summary>
    public bool EchoPerPage { get; set; }

    /// <summary>The request from which on pages are half as large; 0 for none.</summary>
    public int LowersCapAt { get; set; }

    /// <summary>Whether some records of the page before go just before the tenth second page is served, so that it begins too late.</summary>
    public bool LosesSome { get; set; }

    /// <summary>How many second pages were asked for.</summary>
    public int SecondPages { get; private set; }

    /// <summary>Whether what was changed last comes first where no order is asked for, instead of last.</summary>
    public bool NewestFirst { get; set; }

    public bool Grows { get; set; } = true;

    /// <summary>Whether all records are equal in the order in which the tenant keeps them.</summary>
    public bool ChangedAtOnce { get; set; }

    /// <summary>A filter that records come to match and cease to match; null where all that exists matches.</summary>
    public ModelFilter.Demand? Demand { get; set; }

    /// <summary>The user's range of the endpoint's time, by the times that the tenant shows; null for none.</summary>
    public Predicate<DateTimeOffset?>? Range { get; set; }

    public int Requests { get; private set; }

    /// <summary>How many records the first answer held.</summary>
    public int FirstPage { get; private set; }

    /// <summary>Whether nothing was left of a first page when it was asked for again.</summary>
    public bool HasTurnedOver { get; private set; }

    /// <summary>All that has existed.</summary>
    public List<ModelRow> Ever { get; } = [];

    /// <summary>The ids of what existed and matched all the time: these are owed.</summary>
    public IEnumerable<long> Throughout => _rows.Where(row => row.AlwaysMatched && _atStart.Contains(row.Id)).Select(row => row.Id);

    /// <summary>Fills the tenant.</summary>
    /// <param name="count">How many records.</param>
    /// <param name="time">The time of the n-th, as an offset from the start; null for none.</param>
    public void Fill(int count, Func<int, TimeSpan?> time)
    {
        for (int i = 0; i < count; i++)
        {
            _atStart.Add(Add(time(i)).Id);
        }
    }

    /// <summary>The answer to a request.</summary>
    public Answer Ask(string line)
    {
        Assert.True(Requests < 200_000, $"There is no end: {line}");
        if (Requests++ > 0)
        {
            Change();
        }

        int mark = line.IndexOf('?');
        Assert.Equal(endpoint.Path, line.Substring(0, mark));
        NameValueCollection parameters = HttpUtility.ParseQueryString(line.Substring(mark + 1));
        int asked = int.Parse(parameters["per"]!, CultureInfo.InvariantCulture);
        Cap = Requests == LowersCapAt ? Math.Max(1, Cap / 2) : Cap;
        int per = Math.Min(asked, Cap);
        int page = SamePageForEver ? 1 : int.Parse(parameters["page"]!, CultureInfo.InvariantCulture);
        string? column = parameters["sort_column"];
        if (page == 2 && ++SecondPages == 10 && LosesSome)
        {
            _shown.Take(8).ToList().ForEach(row => _rows.Remove(row));
        }

        page = IgnoresPage ? 1 : page;

        IEnumerable<ModelRow> matching = Matching(parameters);
        List<ModelRow> sorted = Sort(matching, IgnoreSort || (IgnoreSortById && column == "id") ? null : column, parameters["sort_direction"] == "DESC").ToList();
        int last = Math.Max(1, (sorted.Count + per - 1) / per);
        List<ModelRow> shown = sorted.Skip((page - 1) * per).Take(per).ToList();
        _shown = shown;
        FirstPage = Requests == 1 ? shown.Count : FirstPage;
        if (page == 1)
        {
            HasTurnedOver |= _firstPages.TryGetValue(line, out List<ModelRow>? before) && !before.Intersect(shown).Any();
            _firstPages[line] = shown;
        }

        var answer = new Answer(
            shown, SendTotal ? sorted.Count : null, SendPerPage ? (EchoPerPage ? asked : per) : null, SendLink ? SamePageForEver || page < last : null, SendLink ? last : null);
        return Mislead?.Invoke(answer) ?? answer;
    }

    public DateTimeOffset? Shown(DateTimeOffset? time)
    {
        if (time is null)
        {
            return null;
        }

        long ticks = time.Value.UtcTicks + (RoundTimes ? TimeSpan.TicksPerMillisecond / 2 : 0);
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private IEnumerable<ModelRow> Matching(NameValueCollection parameters)
    {
        IEnumerable<ModelRow> matching = _rows;
        if (endpoint.Time is not null && !IgnoreFilter && !SamePageForEver)
        {
            if (Time(parameters[endpoint.Time + "[from]"]) is DateTimeOffset from)
            {
                matching = matching.Where(row => FromExclusive ? row.Time > from : row.Time >= from);
            }

            if (Time(parameters[endpoint.Time + "[to]"]) is DateTimeOffset to)
            {
                matching = matching.Where(row => ToInclusive ? row.Time <= to : row.Time < to);
            }
        }

        if (Demand is not null)
        {
            Func<object?, bool> lets = Demand.Filter.Parse(parameters, FromExclusive, ToInclusive);
            matching = matching.Where(row => lets(row.Value));
        }

        return matching;
    }

    private IEnumerable<ModelRow> Sort(IEnumerable<ModelRow> rows, string? column, bool down)
    {
        int round = _random.Next();
        Func<ModelRow, long> tie = UnstableTies ? row => (row.Id * 7919) ^ round : row => row.Id;
        if (column == "id")
        {
            return down ? rows.OrderByDescending(row => row.Id) : rows.OrderBy(row => row.Id);
        }

        if (column is null || column != endpoint.Time)
        {
            return (column is null ? NewestFirst : down) ? rows.OrderByDescending(row => row.Touched).ThenBy(tie) : rows.OrderBy(row => row.Touched).ThenBy(tie);
        }

        bool nullsFirst = NullsFirst != down;
        IOrderedEnumerable<ModelRow> byNull = rows.OrderBy(row => row.Time is null != nullsFirst);
        return (down ? byNull.ThenByDescending(row => row.Time) : byNull.ThenBy(row => row.Time)).ThenBy(tie);
    }

    private void Change()
    {
        for (int i = 0; i < Changes; i++)
        {
            switch (_random.Next(Grows ? 0 : 1, 3))
            {
                case 0:
                    TimeSpan latest = (_rows.Max(row => row.Time) ?? Start) - Start;
                    Add(CreateInPast ? TimeSpan.FromTicks((long)(latest.Ticks * _random.NextDouble())) : latest + TimeSpan.FromMilliseconds(_random.Next(1, 5000)));
                    break;
                case 1 when _rows.Count > 0:
                    ModelRow changed = _rows[_random.Next(_rows.Count)];
                    changed.Touched = 200_000 + _clock++;
                    if (Demand is not null)
                    {
                        Set(changed, Pick(isMatching: !Demand.Matches(changed.Value) || Demand.Others.Contains(changed.Value)));
                    }

                    break;
                case 2 when _rows.Count > 0:
                    _rows.RemoveAt(_random.Next(_rows.Count));
                    break;
            }
        }
    }

    private ModelRow Add(TimeSpan? time)
    {
        var row = new ModelRow { Id = _nextId, Time = Start + time, Touched = ChangedAtOnce ? 0 : _random.Next(100_000) + ++_clock };
        _nextId += _random.Next(1, 4);
        _rows.Add(row);
        Ever.Add(row);
        Set(row, Demand is null ? null : Pick(isMatching: _random.Next(5) > 0));
        return row;
    }

    private object? Pick(bool isMatching)
    {
        IReadOnlyList<object?> values = isMatching ? Demand!.Matching : Demand!.Others;
        return values[_random.Next(values.Count)];
    }

    private void Set(ModelRow row, object? value)
    {
        row.Value = value;
        bool matches = (Demand is null || Demand.Matches(value)) && (Range is null || Range(Shown(row.Time)));
        row.AlwaysMatched &= matches;
        row.EverMatched |= matches;
        row.Json = Json(row);
        row.Parsed = null;
    }

    private string Json(ModelRow row)
    {
        string json = "{\"id\":" + JsonConvert.ToString(row.Id);
        if (endpoint.Time is not null)
        {
            json += ",\"" + endpoint.Time + "\":" + Text(Shown(row.Time));
        }

        if (Demand is not null)
        {
            string[] place = Demand.Filter.Place.Split('.');
            json += ",\"" + place[0] + "\":" + (place.Length == 1 ? Text(row.Value) : row.Value is null ? "null" : "{\"" + place[1] + "\":" + Text(row.Value) + "}");
        }

        return json + "}";
    }

    private static string Text(object? value) => value is DateTimeOffset time
        ? "\"" + time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) + "\""
        : JsonConvert.ToString(value);

    /// <summary>A page, with the headers that tell of it.</summary>
    public sealed record Answer(IReadOnlyList<ModelRow> Rows, long? Total, int? PerPage, bool? HasNext, int? LastPage);
}
