using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter;

/// <summary>A lazy sequence of pages. While one is consumed the next is already on its way; no more than two are held.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
public interface IPageReader<T> : IDisposable
    where T : Record
{
    /// <summary>The next page; null at the end. One call at a time.</summary>
    /// <param name="cancellationToken">Stops the request in flight, and no other is sent.</param>
    /// <exception cref="ContactCenterException">The read can't go on.</exception>
    Task<Page<T>?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Every record before this time (after it, in descending order) has been handed over, so that a read that broke off can go on from here; null where
    /// nothing can be said.
    /// </summary>
    DateTimeOffset? CompleteTo { get; }
}
