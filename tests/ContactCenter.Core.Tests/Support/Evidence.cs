using System;
using System.IO;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Support;

/// <summary>What a test showed, in a line each, for the page of the promises: also kept in the file that the environment's <c>CC_EVIDENCE</c> names.</summary>
internal static class Evidence
{
    private static readonly object Gate = new();

    /// <summary>Says what was seen.</summary>
    /// <param name="output">The test's own output.</param>
    /// <param name="promise">The promise, in a word or two.</param>
    /// <param name="seen">What was run, how often, and what it showed.</param>
    public static void Say(this ITestOutputHelper output, string promise, string seen)
    {
        string line = $"{promise}: {seen}";
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("CC_EVIDENCE") is { Length: > 0 } path)
        {
            lock (Gate)
            {
                File.AppendAllText(path, line + "\n");
            }
        }
    }
}
