using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace ContactCenter.Json;

/// <summary>
/// Room for what calls itself at each level of a body. The smallest stack that a body is read on has 1 MB, which a tree of a thousand levels fills; and a full stack ends the whole process. So
/// from a few hundred levels on, which no real body has, a thread with a stack that is large enough for the rest goes on, while the one above waits.
/// </summary>
internal static class DeepStack
{
    private const int Levels = 300;
    private const int Size = 16 * 1024 * 1024;

    /// <summary>Whether it is time for another stack.</summary>
    /// <param name="depth">How deep it is nested: one more at each call, or two more.</param>
    public static bool IsNeeded(int depth) => depth is Levels or Levels + 1;

    /// <summary>Runs it on a stack of its own. What it throws is thrown here.</summary>
    public static T Run<T>(Func<T> run)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = run();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Size)
        { IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
