using System;
using System.IO;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace ContactCenter.Benchmarks;

/// <summary>Runs what BenchmarkDotNet measures, and says each result as a line of JSON.</summary>
internal static class Micro
{
    /// <summary>Runs all of it.</summary>
    /// <param name="isQuick">Whether only to see that it runs.</param>
    public static void Run(bool isQuick)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"contactcenter-micro-{Environment.ProcessId}");

        // In this process: nothing is built, so it runs where the benchmark was built, with what it was built with.
        Job job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(isQuick ? 1 : 6).WithIterationCount(isQuick ? 3 : 15)
            .WithIterationTime(TimeInterval.FromMilliseconds(isQuick ? 50 : 400));
        ManualConfig config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddLogger(NullLogger.Instance).WithArtifactsPath(folder)
            .WithOptions(ConfigOptions.DisableLogFile);
        Summary summary = BenchmarkRunner.Run<Inside>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Length == 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, summary.ValidationErrors));
        }

        foreach (BenchmarkReport report in summary.Reports)
        {
            if (!report.Success || report.ResultStatistics is not { } statistics)
            {
                throw new InvalidOperationException(report.BenchmarkCase.DisplayInfo + " did not run.");
            }

            Console.WriteLine(JsonSerializer.Serialize(new
            {
                what = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                mean = statistics.Mean / 1000,
                error = statistics.ConfidenceInterval.Margin / 1000,
                allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase),
                version = typeof(BenchmarkRunner).Assembly.GetName().Version!.ToString(3),
            }));
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }
    }
}
