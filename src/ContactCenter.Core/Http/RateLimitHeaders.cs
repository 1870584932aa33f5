using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace ContactCenter.Http;

/// <summary>What a response says about the rate limit: Retry-After, X-RateLimit-*, and RateLimit in the forms of the IETF drafts.</summary>
internal sealed class RateLimitHeaders
{
    /// <summary>
    /// The longest wait for a reset after a request that was admitted: the header is a hint, and another request may be worth it.
    /// </summary>
    public static readonly TimeSpan MaxReset = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly string[] Prefixes = ["x-ratelimit-", "x-rate-limit-", "ratelimit-"];
    private static readonly Regex Entry = new("(?:^|[;\\s])(?<key>[a-z]+)\\s*=\\s*(?<value>[^;,\\s]+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private TimeSpan? _reset;
    private TimeSpan? _usedUpUntil;

    private RateLimitHeaders()
    {
    }

    /// <summary>Whether there is a Retry-After header, also one that can't be read.</summary>
    public bool HasRetryAfter { get; private set; }

    /// <summary>How long Retry-After asks to wait, in whole seconds, rounded up; null if there is none that can be read.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>How long to wait after a refusal, in whole seconds, rounded up; null if no header says so.</summary>
    public TimeSpan? RefusedFor => RetryAfter ?? WholeSeconds(_usedUpUntil ?? _reset);

    /// <summary>Reads the headers of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="utcNow">The time, where the response has no Date: a date in it is measured by the server's own clock.</param>
    public static RateLimitHeaders Read(HttpResponseMessage response, DateTimeOffset utcNow)
    {
        var read = new RateLimitHeaders();
        DateTimeOffset now = response.Headers.Date ?? utcNow;
        string[] retryAfter = Values(response.Headers, "Retry-After");
        read.HasRetryAfter = retryAfter.Length > 0;
        read.RetryAfter = WholeSeconds(retryAfter.Select(value => ServerDelay.Parse(value, now)).FirstOrDefault(wait => wait is not null));
        foreach (string prefix in Prefixes)
        {
            read.Add(Values(response.Headers, prefix + "remaining").FirstOrDefault(), Values(response.Headers, prefix + "reset").FirstOrDefault(), now);
        }

        foreach (string value in Values(response.Headers, "RateLimit"))
        {
            read.AddStructured(value, now);
        }

        return read;
    }

    /// <summary>
    /// How long no request will be admitted, because none is left, at most <see cref="MaxReset"/>; null if the pace covers it, or it is not
    /// known.
    /// </summary>
    /// <param name="interval">The time between two requests.</param>
    public TimeSpan? NoneLeftFor(TimeSpan interval)
    {
        // A countdown is rounded up to the second as a rule: one second may be any part of it.
        bool isWhole = _usedUpUntil?.Ticks % TimeSpan.TicksPerSecond == 0;
        TimeSpan covered = isWhole && interval < Second ? Second : interval;
        return _usedUpUntil > covered ? (_usedUpUntil < MaxReset ? _usedUpUntil : MaxReset) : null;
    }

    private static TimeSpan? WholeSeconds(TimeSpan? wait) => wait is null ? null : TimeSpan.FromSeconds(Math.Ceiling(wait.Value.TotalSeconds));

    private static string[] Values(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? [.. values.Where(value => !string.IsNullOrWhiteSpace(value))] : [];

    // "name";r=0;t=5, and in older drafts limit=10, remaining=0, reset=5 for one limit.
    private void AddStructured(string value, DateTimeOffset now)
    {
        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string item in value.Split(','))
        {
            var own = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Match entry in Entry.Matches(item))
            {
                own[entry.Groups["key"].Value] = whole[entry.Groups["key"].Value] = entry.Groups["value"].Value;
            }

            Add(own.TryGetValue("r", out string? left) ? left : null, own.TryGetValue("t", out string? time) ? time : null, now);
        }

        Add(whole.TryGetValue("remaining", out string? remaining) ? remaining : null, whole.TryGetValue("reset", out string? reset) ? reset : null, now);
    }

    // Of several limits the one counts that lasts longest, of those that are used up.
    private void Add(string? remaining, string? reset, DateTimeOffset now)
    {
        if (ServerDelay.Parse(reset, now) is not TimeSpan wait)
        {
            return;
        }

        _reset ??= wait;
        if (remaining is not null && ServerDelay.LeadingNumber(remaining) == 0 && !(_usedUpUntil > wait))
        {
            _usedUpUntil = wait;
        }
    }
}
