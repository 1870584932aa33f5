namespace ContactCenter.Benchmarks;

internal sealed class Silence : IReadLog
{
    public void Verbose(string message)
    {
    }

    public void Warning(string message)
    {
    }

    public void Progress(ReadProgress progress)
    {
    }
}
