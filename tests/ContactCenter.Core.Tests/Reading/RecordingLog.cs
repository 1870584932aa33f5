using System.Collections.Generic;

namespace ContactCenter.Tests.Reading;

/// <summary>Keeps what was said.</summary>
internal sealed class RecordingLog : IReadLog
{
    private readonly object _lock = new();

    public List<string> Lines { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<ReadProgress> Steps { get; } = [];

    public void Verbose(string message)
    {
        lock (_lock)
        {
            Lines.Add(message);
        }
    }

    public void Warning(string message)
    {
        lock (_lock)
        {
            Warnings.Add(message);
        }
    }

    public void Progress(ReadProgress progress)
    {
        lock (_lock)
        {
            Steps.Add(progress);
        }
    }
}
