using System;
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
    public async Task Nothing_is_lost_and_nothing_comes_twice_whatever_happens_meanwhile()
    {
        int count = Effort.Of(usual: 2000, soak: 100_000, "CC_SCHEDULES");
        int first = Effort.Of(1, 1, "CC_SEED");
        var features = Schedule.Features.ToDictionary(feature => feature.Key, _ => 0);
        int losing = 0;
        int loops = 0;
        for (int seed = first; seed < first + count; seed++)
        {
            Schedule schedule = Schedule.Random(seed);
            foreach (KeyValuePair<string, (Func<Schedule, bool> Has, Func<Schedule, Schedule> Without)> feature in Schedule.Features)
            {
                features[feature.Key] += feature.Value.Has(schedule) ? 1 : 0;
            }

            if (await schedule.CheckAsync() is string failure)
            {
                Schedule smallest = await schedule.ShrinkAsync();
                Assert.Fail($"Seed {seed}: {failure}.\nSmallest: {await smallest.CheckAsync()}: {smallest}");
            }

            loops++;
            losing += await schedule.LostByPageNumberAsync() > 0 ? 1 : 0;
        }

        output.Say("complete", $"{count} schedules of calls from seed {first}: none lost, none twice. The page-number loop lost records in {losing} of {loops}.");
        foreach (KeyValuePair<string, int> feature in features)
        {
            output.WriteLine($"{feature.Value,7} with {feature.Key}");
        }

        Assert.All(features, feature => Assert.True(feature.Value * 20 >= count, $"{feature.Key}: in {feature.Value} of {count}"));
        Assert.True(losing * 2 > loops, $"The page-number loop lost in {losing} of {loops}.");
    }
}
