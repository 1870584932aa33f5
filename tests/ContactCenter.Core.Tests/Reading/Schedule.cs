using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace ContactCenter.Tests.Reading;

/// <summary>A tenant, how it changes and misbehaves, and what is asked of it: all made from a seed, and made smaller where it fails.</summary>
internal sealed record Schedule(int Seed)
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public int Count { get; init; }

    public int Cap { get; init; }

    public int PageSize { get; init; } = 100;

    public int Changes { get; init; }

    public bool Timeless { get; init; }

    public bool Descending { get; init; }

    public bool NoTotal { get; init; }

    public bool NoLink { get; init; }

    public bool NoPerPage { get; init; }

    public bool FromExclusive { get; init; }

    public bool ToInclusive { get; init; }

    public bool IgnoreSort { get; init; }

    public bool IgnoreSortById { get; init; }

    public bool IgnoreFilter { get; init; }

    public bool EqualTimes { get; init; }

    public bool UnstableTies { get; init; }

    public bool FineTimes { get; init; }

    public bool RoundTimes { get; init; }

    public bool SomeWithoutTime { get; init; }

    public bool NullsFirst { get; init; }

    public bool CreateInPast { get; init; }

    public bool ChangingFilter { get; init; }

    public bool TimeRange { get; init; }

    /// <summary>The features that a schedule can have, by name.</summary>
    public static IReadOnlyDictionary<string, (Func<Schedule, bool> Has, Func<Schedule, Schedule> Without)> Features { get; } =
        new Dictionary<string, (Func<Schedule, bool>, Func<Schedule, Schedule>)>
        {
            ["changes between requests"] = (s => s.Changes > 0, s => s with { Changes = 0 }),
            ["a random cap"] = (s => s.Cap < 100, s => s with { Cap = 100 }),
            ["a small page size"] = (s => s.PageSize < 100, s => s with { PageSize = 100 }),
            ["no time to read by"] = (s => s.Timeless, s => s with { Timeless = false }),
            ["descending"] = (s => s.Descending, s => s with { Descending = false }),
            ["no Total"] = (s => s.NoTotal, s => s with { NoTotal = false }),
            ["no Link"] = (s => s.NoLink, s => s with { NoLink = false }),
            ["no Per-Page"] = (s => s.NoPerPage, s => s with { NoPerPage = false }),
            ["no header at all"] = (s => s.NoTotal && s.NoLink && s.NoPerPage, s => s with { NoTotal = false }),
            ["from exclusive"] = (s => s.FromExclusive, s => s with { FromExclusive = false }),
            ["to inclusive"] = (s => s.ToInclusive, s => s with { ToInclusive = false }),
            ["sort ignored"] = (s => s.IgnoreSort, s => s with { IgnoreSort = false }),
            ["sort by id ignored"] = (s => s.IgnoreSortById, s => s with { IgnoreSortById = false }),
            ["filter ignored"] = (s => s.IgnoreFilter, s => s with { IgnoreFilter = false }),
            ["equal times"] = (s => s.EqualTimes, s => s with { EqualTimes = false }),
            ["ties in changing order"] = (s => s.UnstableTies, s => s with { UnstableTies = false }),
            ["times finer than a millisecond"] = (s => s.FineTimes, s => s with { FineTimes = false }),
            ["rounded times"] = (s => s.RoundTimes, s => s with { RoundTimes = false }),
            ["records without a time"] = (s => s.SomeWithoutTime, s => s with { SomeWithoutTime = false }),
            ["those first"] = (s => s.NullsFirst, s => s with { NullsFirst = false }),
            ["created in the past"] = (s => s.CreateInPast, s => s with { CreateInPast = false }),
            ["a filter that changes under way"] = (s => s.ChangingFilter, s => s with { ChangingFilter = false }),
            ["a range of times"] = (s => s.TimeRange, s => s with { TimeRange = false }),
        };

    public static Schedule Random(int seed)
    {
        var random = new Random(seed);
        bool Often() => random.Next(100) < 30;
        bool Seldom() => random.Next(100) < 12;
        int headers = random.Next(8);
        return new Schedule(seed)
        {
            Count = random.Next(0, 1001),
            Cap = random.Next(1, 101),
            PageSize = Often() ? random.Next(1, 101) : 100,
            Changes = random.Next(0, 6),
            Timeless = Seldom(),
            Descending = Often(),
            NoTotal = headers is 0 or 1 or 2,
            NoLink = headers is 0 or 1 or 3,
            NoPerPage = headers is 0 or 1 or 4,
            FromExclusive = Often(),
            ToInclusive = Often(),
            IgnoreSort = Seldom(),
            IgnoreSortById = Seldom(),
            IgnoreFilter = Seldom(),
            EqualTimes = Often(),
            UnstableTies = Often(),
            FineTimes = Often(),
            RoundTimes = Often(),
            SomeWithoutTime = Seldom(),
            NullsFirst = Often(),
            CreateInPast = Seldom(),
            ChangingFilter = Seldom(),
            TimeRange = Seldom(),
        };
    }

    /// <summary>Runs it; null where it held, else what went wrong.</summary>
    public async Task<string?> CheckAsync()
    {
        try
        {
            (ModelTenant tenant, ReadRequest request, Func<Call, bool> matches) = Make();
            Reads.Outcome outcome = await Reads.AllAsync(tenant, request, Timeless ? Reads.Timeless : null);
            HashSet<long> came = [.. outcome.Calls.Select(call => call.Id!.Value)];
            int lost = tenant.Calls.Count(call => tenant.AtStart.Contains(call.Id!.Value) && matches(call) && !came.Contains(call.Id!.Value));
            if (outcome.Twice > 0)
            {
                return $"{outcome.Twice} twice";
            }

            return lost == 0 || (MayWarn && outcome.Log.Warnings.Count > 0) ? null : $"{lost} lost, {outcome.Log.Warnings.Count} warnings, {tenant.Requests} requests";
        }
        catch (Exception e) when (e is ContactCenterException or Xunit.Sdk.XunitException)
        {
            return e.Message;
        }
    }

    /// <summary>How many the page-number loop loses in the same tenant.</summary>
    public async Task<int> LostByPageNumberAsync()
    {
        (ModelTenant tenant, _, _) = Make();
        return (await Reads.ByPageNumberAsync(tenant)).Lost;
    }

    /// <summary>The same failure with less of everything.</summary>
    public async Task<Schedule> ShrinkAsync()
    {
        Schedule smallest = this;
        bool isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            IEnumerable<Schedule> candidates = Features.Values.Where(feature => feature.Has(smallest)).Select(feature => feature.Without(smallest))
                .Append(smallest with { Count = smallest.Count / 2 })
                .Append(smallest with { Count = Math.Max(0, smallest.Count - 1) })
                .Append(smallest with { Changes = Math.Max(0, smallest.Changes - 1) });
            foreach (Schedule candidate in candidates.Where(candidate => candidate != smallest).ToList())
            {
                if (await candidate.CheckAsync() is not null)
                {
                    smallest = candidate;
                    isSmaller = true;
                    break;
                }
            }
        }

        return smallest;
    }

    // Where the tenant gives nothing to go by, it is read in passes, which can miss something and then says so.
    private bool MayWarn => (IgnoreSortById && (IgnoreFilter || Timeless || EqualTimes || FineTimes || SomeWithoutTime || Served <= 3)) || (IgnoreSort && (IgnoreFilter || Timeless || SomeWithoutTime || Served <= 3))
        || (ChangingFilter && (Timeless || IgnoreFilter || EqualTimes || UnstableTies || SomeWithoutTime || Served <= 3));

    private int Served => Math.Min(Cap, PageSize);

    private (ModelTenant Tenant, ReadRequest Request, Func<Call, bool> Matches) Make()
    {
        var random = new Random(Seed ^ 0x5EED);
        var tenant = new ModelTenant(Seed)
        {
            Cap = Cap,
            Changes = Changes,
            SendTotal = !NoTotal,
            SendLink = !NoLink,
            SendPerPage = !NoPerPage,
            FromExclusive = FromExclusive,
            ToInclusive = ToInclusive,
            IgnoreSort = IgnoreSort,
            IgnoreSortById = IgnoreSortById,
            IgnoreFilter = IgnoreFilter,
            UnstableTies = UnstableTies,
            RoundTimes = RoundTimes,
            NullsFirst = NullsFirst,
            CreateInPast = CreateInPast,
            ChangesStatus = ChangingFilter,

            // A tenant that grows as fast as it is read has no end.
            Grows = Served >= 10,
        };
        TimeSpan time = TimeSpan.Zero;
        int ties = 0;
        tenant.Fill(Count, _ =>
        {
            if (EqualTimes && ties == 0 && random.Next(40) == 0)
            {
                ties = random.Next(2, 150);
            }

            if (ties > 0)
            {
                ties--;
            }
            else
            {
                time += FineTimes ? TimeSpan.FromTicks(random.Next(1, 40_000)) : Millisecond * random.Next(1, 60_000);
            }

            return SomeWithoutTime && random.Next(8) == 0 ? null : time;
        });
        var filters = new List<FilterValue>();
        var conditions = new List<Func<Call, bool>>();
        if (ChangingFilter)
        {
            filters.Add(new FilterValue(Endpoints.Calls.Filter("call_status"), ["finished"]));
            conditions.Add(call => call.Status == "finished" && !tenant.EverUnfinished.Contains(call.Id!.Value));
        }

        if (TimeRange && !Timeless)
        {
            DateTimeOffset start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
            DateTimeOffset from = Whole(start + (time / 4));
            DateTimeOffset to = Whole(start + (time * 3 / 4)).AddMilliseconds(5);
            filters.Add(new FilterValue(Endpoints.Calls.Filter("created_at"), FilterBound.From, from));
            filters.Add(new FilterValue(Endpoints.Calls.Filter("created_at"), FilterBound.To, to));

            // By the time that the tenant shows, which is the one that a user can go by.
            conditions.Add(call => tenant.Shown(call.CreatedAt) >= from && tenant.Shown(call.CreatedAt) < to);
        }

        return (tenant, new ReadRequest { Filters = filters, PageSize = PageSize, Descending = Descending }, call => conditions.TrueForAll(condition => condition(call)));
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
