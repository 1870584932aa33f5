using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;

namespace ContactCenter.Benchmarks;

/// <summary>What a piece of work has cost this process, from when it is made on; written as one line of JSON, as the scripts of PowerShell write theirs.</summary>
internal sealed class Cost
{
    private static readonly Stopwatch Begun = new();
    private static double _first;

    private readonly TimeSpan _cpu = Cpu();
    private readonly TimeSpan _compiling = JitInfo.GetCompilationTime();
    private readonly long _allocated = GC.GetTotalAllocatedBytes(true);

    /// <summary>The program begins: from here on somebody waits for its first record.</summary>
    public static void Begin() => Begun.Start();

    /// <summary>Records have come, the first ones unless they did before.</summary>
    public static void Came()
    {
        if (_first == 0)
        {
            _first = Begun.Elapsed.TotalMilliseconds;
        }
    }

    public void Write(long records, string subject) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        subject,
        cpu = Math.Round((Cpu() - _cpu).TotalMilliseconds / records, 6),
        whole = Math.Round(Cpu().TotalMilliseconds / records, 6),
        compiling = Math.Round((JitInfo.GetCompilationTime() - _compiling).TotalMilliseconds, 1),
        allocated = (GC.GetTotalAllocatedBytes(true) - _allocated) / records,
        peak = PeakBytes(),
        first = Math.Round(_first, 1),
    }));

    // User and system, since the process began.
    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    internal static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
