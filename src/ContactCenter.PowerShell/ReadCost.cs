using System;
using System.Globalization;

namespace ContactCenter.PowerShell;

/// <summary>What reading all records would take: about, since a tenant may serve smaller pages than it is asked for, and changes meanwhile.</summary>
internal sealed class ReadCost
{
    /// <summary>The number of requests, over all tenants.</summary>
    public long Requests { get; private set; }

    /// <summary>The time at the pace; tenants are read side by side.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Counts the records of a tenant in.</summary>
    public void Add(long records, int pageSize, double requestsPerSecond)
    {
        // Pages overlap, so that nothing slips between two of them, and the order is proven from the other end.
        long pages = Math.Max(1, (records + pageSize - 1) / pageSize);
        long requests = pages == 1 ? 1 : pages + 2;
        Requests += requests;
        if (requestsPerSecond > 0)
        {
            var time = TimeSpan.FromSeconds(Math.Ceiling(requests / requestsPerSecond));
            Duration = time > Duration ? time : Duration;
        }
    }

    /// <summary>The cost in words.</summary>
    public string Text(ulong records) => Errors.Text(
        Duration > TimeSpan.Zero ? Strings.Cost : Strings.CostWithoutPace,
        Counted(records, Strings.CostRecord, Strings.CostRecords),
        Counted((ulong)Requests, Strings.CostRequest, Strings.CostRequests),
        Words(Duration));

    private static string Counted(ulong count, string one, string many) =>
        count == 1 ? one : Errors.Text(many, count.ToString("N0", CultureInfo.InvariantCulture));

    private static string Words(TimeSpan time) =>
        time.TotalHours >= 1 ? Errors.Text("{0} h {1} min", (int)time.TotalHours, time.Minutes)
        : time.TotalMinutes >= 1 ? Errors.Text("{0} min {1} s", time.Minutes, time.Seconds)
        : Errors.Text("{0} s", time.Seconds);
}
