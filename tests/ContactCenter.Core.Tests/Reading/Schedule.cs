using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace ContactCenter.Tests.Reading;

/// <summary>A tenant, how it changes and misbehaves, and what is asked of it: all made from a seed, and made smaller where it fails.</summary>
internal sealed record Schedule(int Seed)
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>The endpoint, by its place among <see cref="ModelEndpoint.All"/>.</summary>
    public int Endpoint { get; init; }

    public int Count { get; init; }

    public int Cap { get; init; }

    public int PageSize { get; init; } = 100;

    public int Changes { get; init; }

    public bool Descending { get; init; }

    public bool UserSort { get; init; }

    public int Limit { get; init; }

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

    public bool NewestFirst { get; init; }

    public bool ChangingFilter { get; init; }

    public bool TimeRange { get; init; }

    public bool Far { get; init; }

    public bool EchoPerPage { get; init; }

    public int LowersCapAt { get; init; }

    /// <summary>The features that a schedule can have, by name. One counts where it makes a difference.</summary>
    public static IReadOnlyDictionary<string, (Func<Schedule, bool> Has, Func<Schedule, Schedule> Without)> Features { get; } =
        new Dictionary<string, (Func<Schedule, bool>, Func<Schedule, Schedule>)>
        {
            ["changes between requests"] = (s => s.Pace > 0, s => s with { Changes = 0 }),
            ["a random cap"] = (s => s.Cap < 100, s => s with { Cap = 100 }),
            ["a small page size"] = (s => s.PageSize < 100, s => s with { PageSize = 100 }),
            ["descending"] = (s => s.Descending, s => s with { Descending = false }),
            ["the user's own order"] = (s => s.UserSort, s => s with { UserSort = false }),
            ["the first few alone"] = (s => s.Limit > 0, s => s with { Limit = 0 }),
            ["no Total"] = (s => s.NoTotal, s => s with { NoTotal = false }),
            ["no Link"] = (s => s.NoLink, s => s with { NoLink = false }),
            ["no Per-Page"] = (s => s.NoPerPage, s => s with { NoPerPage = false }),
            ["no header at all"] = (s => s.NoTotal && s.NoLink && s.NoPerPage, s => s with { NoTotal = false }),
            ["from exclusive"] = (s => s.FromExclusive && s.HasRange, s => s with { FromExclusive = false }),
            ["to inclusive"] = (s => s.ToInclusive && s.HasRange, s => s with { ToInclusive = false }),
            ["sort ignored"] = (s => s.IgnoreSort, s => s with { IgnoreSort = false }),
            ["sort by id ignored"] = (s => s.IgnoreSortById, s => s with { IgnoreSortById = false }),
            ["what was changed last first"] = (s => s.NewestFirst && s.HasNoOrder, s => s with { NewestFirst = false }),
            ["filter by time ignored"] = (s => s.IgnoreFilter && s.IsTimed, s => s with { IgnoreFilter = false }),
            ["equal times"] = (s => s.EqualTimes && s.IsTimed, s => s with { EqualTimes = false }),
            ["ties in changing order"] = (s => s.UnstableTies && s.EqualTimes && s.IsTimed, s => s with { UnstableTies = false }),
            ["times finer than a millisecond"] = (s => s.FineTimes && s.IsTimed, s => s with { FineTimes = false }),
            ["rounded times"] = (s => s.RoundTimes && s.IsTimed, s => s with { RoundTimes = false }),
            ["records without a time"] = (s => s.SomeWithoutTime && s.IsTimed, s => s with { SomeWithoutTime = false }),
            ["those first"] = (s => s.NullsFirst && s.SomeWithoutTime && s.IsTimed, s => s with { NullsFirst = false }),
            ["created in the past"] = (s => s.CreateInPast && s.IsTimed, s => s with { CreateInPast = false }),
            ["a filter that changes under way"] = (s => s.Filter is not null, s => s with { ChangingFilter = false }),
            ["a far tenant"] = (s => s.Far && s.IsTimed, s => s with { Far = false }),
            ["Total alone"] = (s => !s.NoTotal && s.NoLink && s.NoPerPage, s => s with { NoLink = false }),
            ["Per-Page as it was asked for"] = (s => s.Echoes, s => s with { EchoPerPage = false }),
            ["pages that become smaller"] = (s => s.Lowers, s => s with { LowersCapAt = 0 }),
            ["a range of times"] = (s => s.TimeRange && s.IsTimed, s => s with { TimeRange = false }),
        };

    /// <summary>The ways of reading that there are.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["by time", "by id from the last page", "by id, page overlapping page", "in passes", "by page number, in the user's order"];

    internal ModelEndpoint Target => ModelEndpoint.All[Endpoint];

    /// <summary>The filter that is used, whose field changes meanwhile; null for none.</summary>
    public ModelFilter? Filter => ChangingFilter && Target.Filters.Count > 0 ? Target.Filters[(Seed & int.MaxValue) / ModelEndpoint.All.Count % Target.Filters.Count] : null;

    /// <summary>The way in which the guarantee has it read.</summary>
    public string Way => Ways[IsUserSorted ? 4 : IsTimed ? 0 : HasNoOrder ? 3 : Target.IsUnstable(Demand) ? 2 : 1];

    // What is asked for with the filter.
    private ModelFilter.Demand? Demand => Filter?.Ask(Target.Description, new Random(Seed ^ 0xF117));

    private bool IsTimed => Target.Time is not null;

    private bool HasNoOrder => IgnoreSort || IgnoreSortById;

    private bool HasRange => IsTimed || Filter?.Kind is FilterKind.TimeRange or FilterKind.NumberRange;

    // Backwards, what has no time to be read by is in an order of the user's own.
    private bool IsUserSorted => UserSort || (Descending && !IsTimed);

    // Where equal ones come in another order with each request, a tenant moves without a change.
    private bool IsMoving => Pace > 0 || UnstableTies;

    private int Served => Math.Min(Cap, PageSize);

    // Without another sign a page that is smaller than its tenant says is the last one.
    private bool Echoes => EchoPerPage && !NoPerPage && !(NoTotal && NoLink) && Cap < PageSize;

    // And one that is smaller than those before. Where it is read by id, pages that become smaller look like records that went: that is warned of.
    private bool Lowers => LowersCapAt > 0 && !(NoTotal && NoLink) && Cap > 1 && IsTimed && !IsUserSorted && !IgnoreSort && !IgnoreFilter && !EqualTimes && !SomeWithoutTime;

    // The changes between two requests. Where as much moves to the end as is read, there is no end to read to.
    private int Pace => Math.Min(Changes, Served / 2);

    public static Schedule Random(int seed)
    {
        var random = new Random(seed);
        bool Often() => random.Next(100) < 35;
        bool Seldom() => random.Next(100) < 13;
        int timed = ModelEndpoint.All.Count(endpoint => endpoint.Time is not null);
        int headers = random.Next(8);
        return new Schedule(seed)
        {
            Endpoint = random.Next(100) < 55 ? random.Next(timed) : random.Next(timed, ModelEndpoint.All.Count),
            Count = random.Next(0, 1001),
            Cap = random.Next(1, 101),
            PageSize = Often() ? random.Next(1, 101) : 100,
            Changes = random.Next(0, 6),
            Descending = Seldom() || Seldom(),
            UserSort = random.Next(100) < 8,
            Limit = random.Next(100) < 8 ? random.Next(1, 1001) : 0,
            NoTotal = headers is 0 or 1 or 2,
            NoLink = headers is 0 or 1 or 3 or 5,
            NoPerPage = headers is 0 or 1 or 4 or 5,
            FromExclusive = Often(),
            ToInclusive = Often(),
            IgnoreSort = Seldom(),
            IgnoreSortById = Seldom(),
            IgnoreFilter = Seldom(),
            EqualTimes = Often(),
            UnstableTies = Often(),
            FineTimes = Often(),
            RoundTimes = Often(),
            SomeWithoutTime = Often(),
            NullsFirst = Often(),
            CreateInPast = Seldom(),
            NewestFirst = Often(),
            ChangingFilter = Often(),
            TimeRange = Seldom(),
            Far = Often(),
            EchoPerPage = Often(),
            LowersCapAt = random.Next(5) > 0 ? random.Next(2, 10) : 0,
        };
    }

    /// <summary>Runs it, and judges what came.</summary>
    public async Task<Result> CheckAsync()
    {
        (ModelTenant tenant, ReadRequest request) = Make();
        try
        {
            return Judge(await tenant.Endpoint.ReadAsync(tenant, request));
        }
        catch (Exception e) when (e is ContactCenterException or Xunit.Sdk.XunitException)
        {
            return new Result(e.Message, 0, 0);
        }
    }

    /// <summary>How many the page-number loop loses in the same tenant.</summary>
    public async Task<int> LostByPageNumberAsync()
    {
        (ModelTenant tenant, ReadRequest request) = Make();
        return (await tenant.Endpoint.ReadByPageNumberAsync(tenant, request)).Lost;
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
                if ((await candidate.CheckAsync()).Failure is not null)
                {
                    smallest = candidate;
                    isSmaller = true;
                    break;
                }
            }
        }

        return smallest;
    }

    private Result Judge(Reads.Outcome outcome)
    {
        ModelTenant tenant = outcome.Tenant;
        int warnings = outcome.Log.Warnings.Count;
        int strange = outcome.Ids.Except(tenant.Ever.Where(row => row.EverMatched).Select(row => row.Id)).Count();
        int lost = Limit > 0 && outcome.Records.Count == Limit ? 0 : outcome.Lost;
        string seen = $"{lost} lost, {warnings} warnings, {tenant.Requests} requests: {string.Join(" ", outcome.Log.Warnings)}";
        string? failure =
            outcome.Twice > 0 ? $"{outcome.Twice} twice, {seen}"
            : strange > 0 ? $"{strange} that never matched, {seen}"
            : Limit > 0 && outcome.Records.Count > Limit ? $"{outcome.Records.Count} of the first {Limit}, {seen}"
            : IsUserSorted && warnings != (tenant.Requests > 1 ? 1 : 0) ? "not warned once, " + seen
            : IsUserSorted ? null
            : lost > 0 && (warnings == 0 || !MayLose(tenant)) ? seen
            : warnings > 0 && !MayWarn(tenant) ? "warned without cause, " + seen
            : null;
        return new Result(failure, IsUserSorted ? 0 : lost, IsUserSorted ? 0 : warnings);
    }

    // Guarantees §1 allows it with a warning where there is neither a time nor an order by id to go by, where nothing is left of what stood first in that order to know it by, or where
    // what matches can change and pages are too small to overlap: among all where there is no time; else among those of one instant, if they fill a page, those without a time, and all
    // of them where the range of times does nothing.
    private bool MayLose(ModelTenant tenant)
    {
        int withoutTime = tenant.Ever.Count(row => row.Time is null);
        return IsMoving && (HasNoOrder || tenant.HasTurnedOver || (tenant.FirstPage < 16 && tenant.Endpoint.IsUnstable(tenant.Demand)))
            && (!IsTimed || IgnoreFilter || MostOfOneInstant(tenant) >= Served
                || (withoutTime > 0 && !TimeRange && (IgnoreSort || tenant.FirstPage <= 3 || withoutTime >= Served || tenant.Ever.Count - withoutTime <= Served)));
    }

    // Whether there are records without a time can't be seen without an order; nor, of fewer than four, whether they are in order.
    private bool MayWarn(ModelTenant tenant) => MayLose(tenant) || (IsMoving && ((IsTimed && IgnoreSort) || tenant.FirstPage <= 3));

    // An instant is read with what lies within two milliseconds of it: the tenant's edges, and its finer times, are not known better.
    private static int MostOfOneInstant(ModelTenant tenant)
    {
        List<DateTimeOffset> times = tenant.Ever.Where(row => row.Time is not null).Select(row => row.Time!.Value).Order().ToList();
        int most = 0;
        for (int first = 0, last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] > Millisecond * 6)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private (ModelTenant Tenant, ReadRequest Request) Make()
    {
        var random = new Random(Seed ^ 0x5EED);
        ModelFilter.Demand? demand = Demand;
        var tenant = new ModelTenant(Seed, Target)
        {
            Cap = Cap,
            Changes = Pace,
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
            IsFar = Far,
            EchoPerPage = Echoes,
            LowersCapAt = Lowers ? LowersCapAt : 0,
            NewestFirst = NewestFirst,
            Demand = demand,

            // A tenant that grows as fast as it is read has no end.
            Grows = Served >= 10,
        };
        List<TimeSpan?> times = Times(random);
        var filters = new List<FilterValue>(demand?.Values ?? []);
        if (TimeRange && IsTimed)
        {
            TimeSpan last = times.Max() ?? TimeSpan.Zero;
            DateTimeOffset from = Whole(ModelTenant.Start + (last / 4));
            DateTimeOffset to = Whole(ModelTenant.Start + (last * 3 / 4)).AddMilliseconds(5);
            filters.Add(new FilterValue(Target.Description.Filter(Target.Time!), FilterBound.From, from));
            filters.Add(new FilterValue(Target.Description.Filter(Target.Time!), FilterBound.To, to));
            tenant.Range = time => time >= from && time < to;
        }

        tenant.Fill(Count, i => times[i]);
        string? sort = UserSort ? (IsTimed ? "updated_at" : "name") : IsUserSorted ? "id" : null;
        return (tenant, new ReadRequest { Filters = filters, PageSize = PageSize, SortBy = sort, Descending = Descending, Limit = Limit > 0 ? Limit : null });
    }

    private List<TimeSpan?> Times(Random random)
    {
        var times = new List<TimeSpan?>();
        TimeSpan time = TimeSpan.Zero;
        int ties = 0;
        for (int i = 0; i < Count; i++)
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

            times.Add(SomeWithoutTime && random.Next(8) == 0 ? null : time);
        }

        return times;
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>What a schedule showed.</summary>
    /// <param name="Failure">What the guarantee does not allow; null where it held.</param>
    /// <param name="Lost">How many were lost, with a warning where there is no failure.</param>
    /// <param name="Warnings">How many warnings there were. Those of the user's own order, which there always are, do not count.</param>
    public sealed record Result(string? Failure, int Lost, int Warnings);
}
