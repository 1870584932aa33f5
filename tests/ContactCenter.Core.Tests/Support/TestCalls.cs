using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Tests.Support;

/// <summary>Calls of which a test knows everything.</summary>
internal static class TestCalls
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Calls with the ids 1, 2, 3 …, a minute apart, whose order by their last change is another.</summary>
    public static IReadOnlyList<Call> Make(int count) =>
        Enumerable.Range(0, count).Select(i => new Call
        {
            Id = i + 1,
            CallType = "Voice Inbound (IVR)",
            Status = "finished",
            CreatedAt = Start.AddMinutes(i),
            UpdatedAt = Start.AddMinutes(count + (i * 7919L % count)),
            CallDuration = 60 + (i % 100),
            Rating = (i % 5) + 1,
            AgentInfo = new AgentInfo { Id = (i % 10) + 1, Name = "Ana Horvat" },
        }).ToList();
}
