using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Http;

namespace ContactCenter.Reading;

/// <summary>Reading records whose ids are known: as many at a time as a page holds, each once.</summary>
internal sealed class IdReading<T>(ReadSession<T> session)
    where T : Record, new()
{
    public async Task ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var wanted = new LinkedList<long>(ids.Distinct());
        if (session.Query.Endpoint is { ItemPath: not null } endpoint && (!endpoint.HasIdFilter || (wanted.Count == 1 && IsPlain)))
        {
            await ReadItemsAsync(wanted, cancellationToken).ConfigureAwait(false);
            return;
        }

        while (wanted.Count > 0 && !session.IsSatisfied)
        {
            List<long> batch = wanted.Take(session.Query.PageSize).ToList();
            int served = session.Served;
            Fetched<T> page = await session.FetchAsync(session.Query with { Ids = batch }, cancellationToken).ConfigureAwait(false);
            Dictionary<long, Row<T>> found = [];
            foreach (Row<T> row in page.Rows)
            {
                if (row.Id is long id)
                {
                    found[id] = row;
                }
                else
                {
                    session.Emit(row);
                }
            }

            if (found.Keys.Except(batch).Any())
            {
                throw ApiErrors.Invalid(page.Request, "it holds records that were not asked for: the tenant ignores the filter id[].");
            }

            // A tenant that serves smaller pages than were asked for is asked for the rest again; one that says nothing of its pages, until it finds none.
            bool isAll = found.Count == 0 || found.Count == batch.Count || (!page.IsSilent && ReadSession<T>.IsLast(page, 0, served));
            foreach (long id in batch)
            {
                if (found.TryGetValue(id, out Row<T> row))
                {
                    session.Emit(row);
                }
                else if (!isAll)
                {
                    continue;
                }
                else if (session.Query.Filters.Count == 0 && session.Query.Raw.Count == 0)
                {
                    session.Emit(NotFound(id));
                }

                wanted.Remove(id);
            }

            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // The path of one record knows no filter but that deleted ones count.
    private bool IsPlain => session.Query.Raw.Count == 0 && session.Query.Filters.All(filter => filter.Filter.Kind == FilterKind.Flag);

    private async Task ReadItemsAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        foreach (long id in ids.TakeWhile(_ => !session.IsSatisfied))
        {
            try
            {
                Fetched<T> item = await session.FetchAsync(session.Query with { ItemId = id }, cancellationToken).ConfigureAwait(false);
                if (item.Rows.Count == 0)
                {
                    session.Emit(NotFound(id));
                }

                foreach (Row<T> row in item.Rows)
                {
                    session.Emit(row);
                }
            }
            catch (ContactCenterException e) when (e.Kind == ErrorKind.NotFound)
            {
                session.Emit(NotFound(id));
            }

            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private ContactCenterException NotFound(long id) => new(
        ErrorKind.NotFound,
        $"There is no record {id.ToString(CultureInfo.InvariantCulture)} in {session.Query.Endpoint.Path}. Check the id, and whether it is one of this tenant.")
    {
        RecordId = id,
    };
}
