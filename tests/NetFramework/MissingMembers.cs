using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace System;

/// <summary>Members of .NET that .NET Framework and the Polyfill package lack.</summary>
internal static class MissingMembers
{
    private static readonly PropertyInfo SocketOfStream = typeof(NetworkStream).GetProperty("Socket", BindingFlags.Instance | BindingFlags.NonPublic)!;

    extension(TimeSpan)
    {
        public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks * factor));

        public static TimeSpan operator *(double factor, TimeSpan time) => time * factor;

        public static TimeSpan operator /(TimeSpan time, double divisor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks / divisor));

        public static double operator /(TimeSpan time, TimeSpan other) => (double)time.Ticks / other.Ticks;
    }

    extension(HMACSHA256)
    {
        public static byte[] HashData(byte[] key, byte[] source)
        {
            using var hmac = new HMACSHA256(key);
            return hmac.ComputeHash(source);
        }
    }

    extension(double)
    {
        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
    }

    extension(DateTimeOffset)
    {
        public static DateTimeOffset UnixEpoch => DateTimeOffset.FromUnixTimeSeconds(0);
    }

    extension(GC)
    {
        public static long GetAllocatedBytesForCurrentThread() => GC.GetTotalAllocatedBytes();

        public static long GetTotalAllocatedBytes()
        {
            AppDomain.MonitoringIsEnabled = true;
            return AppDomain.CurrentDomain.MonitoringTotalAllocatedMemorySize;
        }
    }

    extension(NetworkStream stream)
    {
        public Socket Socket => (Socket)SocketOfStream.GetValue(stream);
    }

    /// <summary>Only ordinal, which is what the tests ask for.</summary>
    public static string Replace(this string text, string old, string? by, StringComparison comparison) =>
        comparison == StringComparison.Ordinal
            ? text.Replace(old, by)
            : Regex.Replace(text, Regex.Escape(old), (by ?? string.Empty).Replace("$", "$$"), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static void Replace<T>(this Span<T> span, T old, T by)
        where T : IEquatable<T>
    {
        for (int i = 0; i < span.Length; i++)
        {
            if (span[i].Equals(old))
            {
                span[i] = by;
            }
        }
    }

    public static void Listen(this Socket socket) => socket.Listen(int.MaxValue);

    /// <summary>A socket of .NET Framework stops accepting only when it is closed.</summary>
    public static async Task<Socket> AcceptAsync(this Socket socket, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(socket.Dispose))
        {
            return await socket.AcceptAsync();
        }
    }
}
