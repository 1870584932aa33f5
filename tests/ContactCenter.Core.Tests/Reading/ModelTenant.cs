using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using ContactCenter.Reading;
using Xunit;

namespace ContactCenter.Tests.Reading;

/// <summary>
/// A tenant's list of calls in memory, written from the reference and not from the descriptions. It reads the request line as a server would, and it changes
/// between requests.
/// </summary>
internal sealed class ModelTenant
{
    private readonly Random _random;
    private readonly List<Call> _calls = [];
    private readonly DateTimeOffset _start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private long _nextId = 1;
    private long _clock;

    public ModelTenant(int seed) => _random = new Random(seed);

    public int Cap { get; set; } = 100;

    public int Changes { get; set; }

    public bool FromExclusive { get; set; }

    public bool ToInclusive { get; set; }

    public bool SendTotal { get; set; } = true;

    public bool SendLink { get; set; } = true;

    public bool SendPerPage { get; set; } = true;

    public bool IgnoreSort { get; set; }

    public bool IgnoreSortById { get; set; }

    public bool IgnoreFilter { get; set; }

    public bool SamePageForEver { get; set; }

    public bool NullsFirst { get; set; }

    public bool UnstableTies { get; set; }

    public bool RoundTimes { get; set; }

    public bool CreateInPast { get; set; }

    public bool Grows { get; set; } = true;

    /// <summary>Whether changes also move calls in and out of the state that a filter asks for.</summary>
    public bool ChangesStatus { get; set; }

    /// <summary>The calls that were at some time not in that state.</summary>
    public HashSet<long> EverUnfinished { get; } = [];

    public int Requests { get; private set; }

    public List<string> Lines { get; } = [];

    public HashSet<long> Deleted { get; } = [];

    public HashSet<long> AtStart { get; } = [];

    public IEnumerable<long> Throughout => AtStart.Where(id => !Deleted.Contains(id));

    public IReadOnlyList<Call> Calls => _calls;

    /// <summary>Fills the tenant.</summary>
    /// <param name="count">How many calls.</param>
    /// <param name="time">The time of the n-th, as an offset from the start; null for none.</param>
    public void Fill(int count, Func<int, TimeSpan?> time)
    {
        for (int i = 0; i < count; i++)
        {
            AtStart.Add(Add(time(i)).Id!.Value);
        }
    }

    public Call Add(TimeSpan? time)
    {
        _clock++;
        var call = new Call { Id = _nextId, CreatedAt = time is null ? null : _start + time, UpdatedAt = _start.AddSeconds(_random.Next(100_000) + _clock), Status = "finished" };
        _nextId += _random.Next(1, 4);
        _calls.Add(call);
        return call;
    }

    public Task<Fetched<Call>> AnswerAsync(ListQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Answer(query.ToRequest().PathAndQuery, query.Page));
    }

    private Fetched<Call> Answer(string line, int number)
    {
        Lines.Add(line);
        Assert.True(Requests < 200_000, $"There is no end: {IgnoreSort} {IgnoreFilter} {Cap} {SendTotal} {SendLink} {RoundTimes} {FromExclusive} {CreateInPast} {line}");
        if (Requests++ > 0)
        {
            Change();
        }

        var parameters = HttpUtility.ParseQueryString(line.Substring(line.IndexOf('?') + 1));
        int per = Math.Min(int.Parse(parameters["per"]!, CultureInfo.InvariantCulture), Cap);
        int page = SamePageForEver ? 1 : int.Parse(parameters["page"]!, CultureInfo.InvariantCulture);
        IEnumerable<Call> matching = _calls;
        if (!IgnoreFilter && !SamePageForEver)
        {
            if (parameters["created_at[from]"] is string from)
            {
                DateTimeOffset edge = Time(from);
                matching = matching.Where(call => FromExclusive ? call.CreatedAt > edge : call.CreatedAt >= edge);
            }

            if (parameters["created_at[to]"] is string to)
            {
                DateTimeOffset edge = Time(to);
                matching = matching.Where(call => ToInclusive ? call.CreatedAt <= edge : call.CreatedAt < edge);
            }
        }

        if (parameters["call_status[]"] is string status)
        {
            matching = matching.Where(call => call.Status == status);
        }

        List<Call> sorted = Sort(matching, IgnoreSort || (IgnoreSortById && parameters["sort_column"] == "id") ? null : parameters["sort_column"], parameters["sort_direction"] == "DESC").ToList();
        List<Row<Call>> rows = sorted.Skip((page - 1) * per).Take(per).Select(call =>
        {
            var copy = new Call { Id = call.Id, CreatedAt = Shown(call.CreatedAt), UpdatedAt = call.UpdatedAt };
            return new Row<Call>(copy, copy.Id, copy.CreatedAt, null);
        }).ToList();
        int last = Math.Max(1, (sorted.Count + per - 1) / per);
        return new Fetched<Call>(
            rows, number, SendTotal ? sorted.Count : null, SendPerPage ? per : null, SendLink ? SamePageForEver || page < last : null, SendLink ? last : null, line);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public DateTimeOffset? Shown(DateTimeOffset? time)
    {
        if (time is null)
        {
            return null;
        }

        long ticks = time.Value.UtcTicks + (RoundTimes ? TimeSpan.TicksPerMillisecond / 2 : 0);
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    private IEnumerable<Call> Sort(IEnumerable<Call> calls, string? column, bool down)
    {
        Func<Call, long?> key = column switch
        {
            "created_at" => call => call.CreatedAt?.UtcTicks,
            "id" => call => call.Id,
            _ => call => call.UpdatedAt?.UtcTicks,
        };
        int round = _random.Next();
        Func<Call, long> tie = UnstableTies ? call => (call.Id!.Value * 7919) ^ round : call => call.Id!.Value;
        bool nullsFirst = NullsFirst != down;
        IOrderedEnumerable<Call> byNull = calls.OrderBy(call => key(call) is null != nullsFirst);
        return (down ? byNull.ThenByDescending(key) : byNull.ThenBy(key)).ThenBy(tie);
    }

    private void Change()
    {
        for (int i = 0; i < Changes; i++)
        {
            switch (_random.Next(Grows ? 0 : 1, 3))
            {
                case 0:
                    TimeSpan latest = (_calls.Max(call => call.CreatedAt) ?? _start) - _start;
                    Add(CreateInPast ? TimeSpan.FromTicks((long)(latest.Ticks * _random.NextDouble())) : latest + TimeSpan.FromMilliseconds(_random.Next(1, 5000)));
                    break;
                case 1 when _calls.Count > 0:
                    Call changed = _calls[_random.Next(_calls.Count)];
                    changed.UpdatedAt = _start.AddSeconds(200_000 + _clock++);
                    if (ChangesStatus)
                    {
                        changed.Status = changed.Status == "finished" ? "failed" : "finished";
                        EverUnfinished.Add(changed.Id!.Value);
                    }

                    break;
                case 2 when _calls.Count > 0:
                    int index = _random.Next(_calls.Count);
                    Deleted.Add(_calls[index].Id!.Value);
                    _calls.RemoveAt(index);
                    break;
            }
        }
    }
}
