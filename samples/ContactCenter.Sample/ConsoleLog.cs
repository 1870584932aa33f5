using System;

namespace ContactCenter.Sample;

/// <summary>Shows on the console how a read goes.</summary>
internal sealed class ConsoleLog : IReadLog
{
    public void Verbose(string message)
    {
        // One line for each request: more than this program wants to show.
    }

    public void Warning(string message) => Console.Error.WriteLine("Warning: " + message);

    public void Progress(ReadProgress progress) =>
        Console.Error.WriteLine($"{progress.Path}: {progress.Read} of {progress.Total}, {progress.TimeLeft?.TotalSeconds:0} s left");
}
