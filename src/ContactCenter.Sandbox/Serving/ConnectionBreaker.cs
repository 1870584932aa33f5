using System;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace ContactCenter.Sandbox.Serving;

/// <summary>
/// Breaks the connection of a request that has had no answer. Where .NET has no system listener under it, Abort alone would first send the head of
/// an answer with status 200 and no body; only the socket itself can keep it from that, and nothing public leads there.
/// </summary>
internal static class ConnectionBreaker
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly PropertyInfo? Connection = typeof(HttpListenerContext).GetProperty("Connection", Hidden);

    // The second is its name on Mono.
    private static readonly FieldInfo? Socket = Connection?.PropertyType.GetField("_socket", Hidden) ?? Connection?.PropertyType.GetField("sock", Hidden);

    public static void Break(HttpListenerContext context)
    {
        if (Socket?.GetValue(Connection!.GetValue(context)) is Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
            return;
        }

        try
        {
            // At least the answer is then too short for its head, and no client takes it for a whole one.
            context.Response.ContentLength64 = 1;
        }
        catch (InvalidOperationException)
        {
            // The head has been sent, with the true length.
        }
    }
}
