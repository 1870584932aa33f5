namespace ContactCenter;

/// <summary>Takes what a read has to say besides its records. It is called from any thread, and it must not block.</summary>
public interface IReadLog
{
    /// <summary>One line about a request or a wait.</summary>
    /// <param name="message">The line: no header, no secret, no personal data.</param>
    void Verbose(string message);

    /// <summary>Something that the user should know.</summary>
    /// <param name="message">What it is and what to do.</param>
    void Warning(string message);

    /// <summary>How far a read has come.</summary>
    /// <param name="progress">How far.</param>
    void Progress(ReadProgress progress);
}
