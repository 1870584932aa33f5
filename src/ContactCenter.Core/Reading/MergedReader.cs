using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Reading;

/// <summary>Several readers as one: whichever has a page comes next.</summary>
internal sealed class MergedReader<T>(IReadOnlyList<IPageReader<T>> readers) : IPageReader<T>
    where T : Record
{
    private readonly Dictionary<IPageReader<T>, Task<Page<T>?>?> _reading = readers.ToDictionary(reader => reader, _ => (Task<Page<T>?>?)null);

    public DateTimeOffset? CompleteTo => null;

    public async Task<Page<T>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (_reading.Count > 0)
        {
            foreach (IPageReader<T> reader in _reading.Where(entry => entry.Value is null).Select(entry => entry.Key).ToList())
            {
                _reading[reader] = reader.ReadAsync(cancellationToken);
            }

            Task<Page<T>?> done = await Task.WhenAny(_reading.Values.Select(task => task!)).ConfigureAwait(false);
            IPageReader<T> source = _reading.First(entry => entry.Value == done).Key;
            if (done.Status != TaskStatus.RanToCompletion)
            {
                _reading.Remove(source);
                return await done.ConfigureAwait(false);
            }

            if (await done.ConfigureAwait(false) is Page<T> page)
            {
                _reading[source] = null;
                return page;
            }

            _reading.Remove(source);
        }

        return null;
    }

    public void Dispose()
    {
        foreach (IPageReader<T> reader in readers)
        {
            reader.Dispose();
        }
    }
}
