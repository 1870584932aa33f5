using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>A transfer. The first agent stays on until the second has taken over, so that the stretches add up to the whole.</summary>
/// <param name="Asked">When the first agent asked for it.</param>
/// <param name="Taken">When the second took over.</param>
/// <param name="Wait">The seconds between the two.</param>
/// <param name="Before">The first agent's seconds, the wait included.</param>
/// <param name="After">The second agent's seconds.</param>
/// <param name="From">The queue that it came from.</param>
/// <param name="To">The queue that it went to: the same one where it went to an agent directly.</param>
/// <param name="First">The first agent.</param>
/// <param name="Second">The second agent.</param>
internal sealed record Handover(
    DateTimeOffset Asked, DateTimeOffset Taken, int Wait, int Before, int After, CentreMenu From, CentreMenu To, CentreAgent First, CentreAgent Second)
{
    public bool IsToQueue => From != To;
}
