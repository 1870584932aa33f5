using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Reading;

/// <summary>
/// Guarantees §1 over random schedules. <c>CC_SCHEDULES</c> sets how many, <c>CC_SEED</c> the first seed, so that a failure can be run again.
/// </summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Category", Effort.Soak)]
    public async Task Nothing_is_lost_in_silence_and_nothing_comes_twice_whatever_happens_meanwhile()
    {
        int count = Effort.Of(usual: 2000, soak: 100_000, "CC_SCHEDULES");
        int first = Effort.Of(1, 1, "CC_SEED");
        var runs = new ConcurrentBag<(Schedule Schedule, Schedule.Result Result, bool LoopLoses)>();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), async (seed, _) =>
        {
            var schedule = Schedule.Random(seed);
            runs.Add((schedule, await schedule.CheckAsync(), await schedule.LostByPageNumberAsync() > 0));
        });

        List<(Schedule Schedule, Schedule.Result Result, bool LoopLoses)> failed = runs.Where(run => run.Result.Failure is not null).OrderBy(run => run.Schedule.Seed).ToList();
        foreach ((Schedule schedule, Schedule.Result result, _) in failed.Take(20))
        {
            output.WriteLine($"Seed {schedule.Seed}, {schedule.Target.Path} {schedule.Way}: {result.Failure}");
        }

        if (failed.Count > 0)
        {
            Schedule smallest = await failed[0].Schedule.ShrinkAsync();
            Assert.Fail($"Seed {failed[0].Schedule.Seed}: {failed[0].Result.Failure}\nSmallest: {(await smallest.CheckAsync()).Failure}\n{smallest}\n{failed.Count} of {count} failed.");
        }

        int losing = runs.Count(run => run.LoopLoses);
        output.Say(
            "complete",
            $"{count} schedules of all {ModelEndpoint.All.Count} lists from seed {first}: none lost without a warning, none twice. The page-number loop lost records in {losing} of them.");
        foreach (string way in Schedule.Ways)
        {
            List<Schedule.Result> results = runs.Where(run => run.Schedule.Way == way).Select(run => run.Result).ToList();
            output.Say(
                "complete",
                $"{results.Count} schedules read {way}: {results.Count(result => result.Warnings > 0)} with a warning, {results.Count(result => result.Lost > 0)} of these lost records.");
        }

        Dictionary<string, int> features = Schedule.Features.ToDictionary(feature => feature.Key, feature => runs.Count(run => feature.Value.Has(run.Schedule)));
        foreach (ModelEndpoint endpoint in ModelEndpoint.All)
        {
            features[endpoint.Path] = runs.Count(run => run.Schedule.Target == endpoint);
        }

        foreach (string way in Schedule.Ways)
        {
            features[way] = runs.Count(run => run.Schedule.Way == way);
        }

        foreach (KeyValuePair<string, int> feature in features)
        {
            output.WriteLine($"{feature.Value,7} with {feature.Key}");
        }

        ILookup<(string, string), Schedule> filters = runs.Select(run => run.Schedule).Where(schedule => schedule.Filter is not null).ToLookup(schedule => (schedule.Target.Path, schedule.Filter!.Name));
        foreach (ModelEndpoint endpoint in ModelEndpoint.All)
        {
            output.WriteLine($"{endpoint.Path}: {string.Join(", ", endpoint.Filters.Select(filter => $"{filter.Name} {filters[(endpoint.Path, filter.Name)].Count()}"))}");
        }

        // Of few schedules, as on Mono, the shares are less even.
        int part = count < 1000 ? 40 : 20;
        Assert.All(features, feature => Assert.True(feature.Value * part >= count, $"{feature.Key}: in {feature.Value} of {count}"));
        Assert.All(ModelEndpoint.All, endpoint => Assert.All(endpoint.Filters, filter => Assert.NotEmpty(filters[(endpoint.Path, filter.Name)])));
        Assert.True(losing * 2 > count, $"The page-number loop lost in {losing} of {count}.");
    }

    [Fact]
    public void The_schedules_know_every_list_and_every_filter_that_can_change()
    {
        static IEnumerable<string> Changing(Endpoint endpoint) => endpoint.Filters.Where(filter => !filter.IsStable || filter.Kind == FilterKind.Flag).Select(filter => endpoint.Path + " " + filter.Name);

        List<Endpoint> lists = Endpoints.All.Where(endpoint => endpoint.IsPaged).ToList();
        Assert.Equal(lists.Select(list => list.Path).Order(), ModelEndpoint.All.Select(endpoint => endpoint.Description.Path).Order());
        Assert.Equal(
            lists.SelectMany(Changing).Order(),
            ModelEndpoint.All.SelectMany(endpoint => endpoint.Filters.Select(filter => endpoint.Description.Path + " " + filter.Name)).Order());
    }
}
