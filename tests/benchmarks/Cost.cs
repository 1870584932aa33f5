using System;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ContactCenter.Benchmarks;

/// <summary>What a piece of work has cost this process, from when it is made on; written as one line of JSON, as the scripts of PowerShell write theirs.</summary>
internal sealed class Cost
{
    private readonly TimeSpan _cpu = Cpu();
    private readonly long _allocated = GC.GetTotalAllocatedBytes(true);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _first;

    /// <summary>The first record has come.</summary>
    public void First()
    {
        if (_first == 0)
        {
            _first = _watch.Elapsed.TotalMilliseconds;
        }
    }

    public void Write(long records, string subject) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        subject,
        records,
        cpu = Math.Round((Cpu() - _cpu).TotalMilliseconds / records, 6),
        allocated = (GC.GetTotalAllocatedBytes(true) - _allocated) / records,
        peak = PeakBytes(),
        first = Math.Round(_first, 1),
    }));

    private static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;

    private static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    internal static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
