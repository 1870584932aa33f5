using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class OrderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_default_is_what_changed_last_first()
    {
        using var client = new Client(options => options.MaximumPageSize = 10_000);
        long[] expected = [.. client.Tenant.Store.Records(Endpoints.Calls).OrderByDescending(call => call.UpdatedAt).ThenBy(call => call.Id).Select(call => call.Id!.Value)];
        Assert.Equal(expected, (await client.Calls("per=10000")).Ids);
        Assert.NotEqual(expected.Order(), expected);

        using var other = new Client(options => (options.DefaultSortColumn, options.DefaultSortDescending, options.MaximumPageSize) = ("id", false, 10_000));
        Assert.Equal(expected.Order(), (await other.Calls("per=10000")).Ids);
    }

    [Theory]
    [InlineData("ASC")]
    [InlineData("asc")]
    [InlineData("DESC")]
    [InlineData("desc")]
    public async Task Any_field_in_either_direction(string direction)
    {
        using var client = new Client(options => options.MaximumPageSize = 10_000);
        bool descending = direction.Equals("DESC", StringComparison.OrdinalIgnoreCase);
        await Check("created_at", call => call.CreatedAt!.Value.Ticks);
        await Check("status", call => call.Status!);
        await Check("call_duration", call => call.CallDuration ?? int.MaxValue);
        await Check("agent_info.id", call => call.AgentInfo?.Id ?? long.MaxValue);
        await Check("has_feedback", call => call.HasFeedback);

        async Task Check<T>(string column, Func<Call, T> key)
        {
            IReadOnlyList<Call> calls = client.Tenant.Store.Records(Endpoints.Calls);
            IComparer<T> comparer = typeof(T) == typeof(string) ? (IComparer<T>)StringComparer.Ordinal : Comparer<T>.Default;
            IEnumerable<Call> expected = descending ? calls.OrderByDescending(key, comparer) : calls.OrderBy(key, comparer);
            Assert.Equal(expected.Select(call => call.Id!.Value), (await client.Calls($"per=10000&sort_column={column}&sort_direction={direction}")).Ids);
        }
    }

    [Theory]
    [InlineData(false, "ASC", new long[] { 2, 1, 3 })]
    [InlineData(false, "DESC", new long[] { 3, 1, 2 })]
    [InlineData(true, "ASC", new long[] { 3, 2, 1 })]
    [InlineData(true, "DESC", new long[] { 1, 2, 3 })]
    public async Task Null_is_most_or_least(bool nullsFirst, string direction, long[] expected)
    {
        using var client = new Client(options =>
        {
            options.NullsFirst = nullsFirst;
            options.Calls = [new Call { Id = 1, CreatedAt = Noon.AddTicks(1) }, new Call { Id = 2, CreatedAt = Noon }, new Call { Id = 3 }];
        });
        Assert.Equal(expected, (await client.Calls("sort_column=created_at&sort_direction=" + direction)).Ids);
    }

    [Fact]
    public async Task Ties_go_by_id_or_by_chance()
    {
        Call[] ties = [.. Enumerable.Range(1, 50).Reverse().Select(id => new Call { Id = id, CreatedAt = Noon })];
        using var stable = new Client(options => options.Calls = ties);
        long[] byId = [.. Enumerable.Range(1, 50).Select(id => (long)id)];
        Assert.Equal(byId, (await stable.Calls("sort_column=created_at&sort_direction=ASC")).Ids);
        Assert.Equal(byId, (await stable.Calls("sort_column=created_at&sort_direction=DESC")).Ids);

        IReadOnlyList<IReadOnlyList<long>> one = await Orders(), other = await Orders();
        Assert.NotEqual(one[0], one[1]);
        Assert.Equal(byId, one[0].Order());
        Assert.Equal(one, other);

        async Task<IReadOnlyList<IReadOnlyList<long>>> Orders()
        {
            using var unstable = new Client(options => (options.Calls, options.UnstableTies) = (ties, true));
            return [(await unstable.Calls("sort_column=created_at")).Ids, (await unstable.Calls("sort_column=created_at")).Ids];
        }
    }

    [Fact]
    public async Task The_sort_can_be_ignored()
    {
        using var client = new Client(options => options.IgnoreSort = true);
        Assert.Equal((await client.Calls()).Ids, (await client.Calls("sort_column=created_at&sort_direction=ASC")).Ids);
    }

    [Fact]
    public async Task Times_are_cut_or_rounded_but_sorted_and_compared_as_they_are()
    {
        Call[] calls =
        [
            new Call { Id = 1, CreatedAt = Noon.AddTicks(6000) },
            new Call { Id = 2, CreatedAt = Noon.AddTicks(5999) },
            new Call { Id = 3, CreatedAt = Noon.AddTicks(4999) },
        ];
        using var cut = new Client(options => options.Calls = calls);
        Answer shown = await cut.Calls("sort_column=created_at");
        Assert.Equal([3L, 2, 1], shown.Ids);
        Assert.All(shown.Rows, row => Assert.Equal("2026-01-01T12:00:00.000Z", row.GetProperty("created_at").GetString()));
        Assert.Equal([1L], (await cut.Calls("created_at[from]=2026-01-01T12:00:00.000600Z")).Ids);

        using var rounded = new Client(options => (options.Calls, options.RoundTimes) = (calls, true));
        Assert.Equal(
            ["2026-01-01T12:00:00.000Z", "2026-01-01T12:00:00.001Z", "2026-01-01T12:00:00.001Z"],
            (await rounded.Calls("sort_column=created_at")).Rows.Select(row => row.GetProperty("created_at").GetString()));
    }
}
