using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox;

/// <summary>Numbers by chance that are the same for the same seed on every framework (SplitMix64).</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = Mix(seed + 0x9E3779B97F4A7C15);

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>From 0 to below the limit.</summary>
    public int Next(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From the one to the other, both included.</summary>
    public int Next(int least, int most) => least + Next(most - least + 1);

    /// <summary>From 0 to below 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>The place of one of the weights, each as likely as its weight.</summary>
    public int PickWeighted(double[] weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }

        double point = NextDouble() * sum;
        for (int i = 0; i < weights.Length - 1; i++)
        {
            point -= weights[i];
            if (point < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    /// <summary>From the normal distribution around 0.</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Whole seconds from a log-normal distribution: many short, few long.</summary>
    public int Seconds(double median, double spread, int least, int most) =>
        (int)Math.Max(least, Math.Min(most, median * Math.Exp(spread * NextNormal())));

    /// <summary>Up to the given number of seconds, with a fraction.</summary>
    public TimeSpan Time(double leastSeconds, double mostSeconds) =>
        TimeSpan.FromTicks((long)((leastSeconds + ((mostSeconds - leastSeconds) * NextDouble())) * 1_000_000) * 10);
}
