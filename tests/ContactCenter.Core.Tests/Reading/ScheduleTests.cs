using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Reading;

/// <summary>
/// Guarantees §1 over random schedules. <c>CC_SCHEDULES</c> sets how many, <c>CC_SEED</c> the first seed: a failure can be run again, and long runs made.
/// </summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_is_lost_and_nothing_comes_twice_whatever_happens_meanwhile()
    {
        int count = Setting("CC_SCHEDULES", 2000);
        int first = Setting("CC_SEED", 1);
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

        output.WriteLine($"{count} schedules from seed {first}. The page-number loop lost records in {losing} of {loops}.");
        foreach (KeyValuePair<string, int> feature in features)
        {
            output.WriteLine($"{feature.Value,7} with {feature.Key}");
        }

        Assert.All(features, feature => Assert.True(feature.Value * 20 >= count, $"{feature.Key}: in {feature.Value} of {count}"));
        Assert.True(losing * 2 > loops, $"The page-number loop lost in {losing} of {loops}.");
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : usual;
}
