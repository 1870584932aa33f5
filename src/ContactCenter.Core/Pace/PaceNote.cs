namespace ContactCenter.Pace;

/// <summary>What is to be said of where a pace is kept.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsWarning">Whether it is a warning, and not only a verbose line.</param>
internal sealed record PaceNote(string Text, bool IsWarning);
