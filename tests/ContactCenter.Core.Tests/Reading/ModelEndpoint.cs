using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Http;
using ContactCenter.Reading;

namespace ContactCenter.Tests.Reading;

/// <summary>A list endpoint as the reference has it: what a server knows of it, written without a look at the product's description.</summary>
/// <param name="Path">The path, with the parent's id in it.</param>
/// <param name="Time">The time that is set when a record comes into being and never again, and can be filtered by; null where there is none.</param>
/// <param name="Filters">The filters whose field can change.</param>
internal abstract record ModelEndpoint(string Path, string? Time, IReadOnlyList<ModelFilter> Filters)
{
    /// <summary>Every list of the manager API that comes in pages.</summary>
    public static IReadOnlyList<ModelEndpoint> All { get; } =
    [
        new ModelEndpoint<Call>(Endpoints.Calls, "calls", "created_at",
        [
            ModelFilter.Ids("agent_id", "agent_info.id"),
            ModelFilter.Ids("end_user_id", "end_user.id"),
            ModelFilter.Texts("call_status", "status", ["finished"], "queued", "failed"),
            ModelFilter.Texts("call_fail_reason", "fail_reason", ["nothing", "eu_abandoned"], "unknown", null),
            ModelFilter.Flags("verified"),
            .. Times("queued_at", "assigned_at", "connected_at", "ends_at", "scheduled_at", "updated_at"),
            .. Numbers("rating", "call_duration", "hold_duration"),
        ]),
        new ModelEndpoint<Chat>(Endpoints.Chats, "chats", "created_at",
        [
            ModelFilter.Ids("agent_id", "agent_info.id"),
            ModelFilter.Ids("end_user_id", "end_user.id"),
            ModelFilter.Texts("chat_status", "status", ["finished", "canceled"], "queued", "assigned"),
            ModelFilter.Texts("chat_fail_reason", "fail_reason", ["nothing"], "expired", null),
            ModelFilter.Flags("verified"),
            .. Times("assigned_at", "ends_at", "updated_at", "first_msg_sent_at", "last_msg_sent_at"),
            .. Numbers("rating", "chat_duration", "message_count", "average_response_time", "longest_response_time", "wait_duration"),
        ]),
        new ModelEndpoint<Email>(Endpoints.Emails, "emails", "created_at",
        [
            ModelFilter.Ids("agent_id", "agent_info.id"),
            ModelFilter.Ids("end_user_id", "end_user.id"),
            ModelFilter.Texts("email_status", "email_status", ["active", "reopened"], "resolved", "closed"),
            .. Times("assigned_at", "finished_at", "updated_at"),
            .. Numbers("total_thread_numbers"),
        ]),
        new ModelEndpoint<AgentActivity>(Endpoints.AgentActivities, "agent_activity_logs", "started_at", [.. Times("ended_at"), .. Numbers("duration")]),
        new ModelEndpoint<Agent>(Endpoints.Agents, "agents", null,
        [
            ModelFilter.Texts("agent_number", "agent_number", ["12"], "13", null),
            ModelFilter.Ids("status_id", "status.id"),
            ModelFilter.Texts("location", "location", ["Zagreb", "Split & Zadar"], "Rijeka", null),
            ModelFilter.Flags("online"),
            ModelFilter.Flags("wrap_up"),
            .. Times("last_login_time", "status_updated_at"),
        ]),
        new ModelEndpoint<Menu>(Endpoints.Menus, "menus", null,
        [
            ModelFilter.Texts("name", "name", ["Billing"], "Sales", null),
            ModelFilter.Ids("parent_id", "parent_id"),
            ModelFilter.Ids("position", "position"),
            ModelFilter.Flags("hidden"),
            ModelFilter.Deleted(),
        ]),
        new ModelEndpoint<Team>(Endpoints.Teams, "teams", null,
        [
            ModelFilter.Texts("name", "name", ["Night"], "Day", null),
            ModelFilter.Ids("parent_id", "parent_id"),
            ModelFilter.Ids("position", "position"),
            ModelFilter.Deleted(),
            .. Numbers("agents_count"),
        ]),
        new ModelEndpoint<Campaign>(Endpoints.Campaigns, "outbound_dialer/campaigns", null, []),
        new ModelEndpoint<CampaignContact>(Endpoints.CampaignContacts, "outbound_dialer/campaigns/67/contacts", null, []),
    ];

    /// <summary>The campaign whose contacts are read.</summary>
    public const long Parent = 67;

    public static ModelEndpoint Calls { get; } = All[0];

    public static ModelEndpoint Campaigns { get; } = All.Single(endpoint => endpoint.Path.EndsWith("campaigns", StringComparison.Ordinal));

    /// <summary>The product's description of it.</summary>
    public abstract Endpoint Description { get; }

    /// <summary>Whether what matches can cease to match, by the reference: a list that leaves out what is marked deleted can do so without a filter.</summary>
    public bool IsUnstable(ModelFilter.Demand? demand) =>
        demand is null ? Filters.Any(filter => filter.Kind == FilterKind.Flag) : demand.Filter.Kind != FilterKind.Flag || !demand.Matching.Intersect(demand.Others).Any();

    /// <summary>Reads a tenant to the end.</summary>
    public abstract Task<Reads.Outcome> ReadAsync(ModelTenant tenant, ReadRequest request);

    /// <summary>The loop that everybody writes: page 1, 2, 3 … until a page is short. It sends the filters that the user wants.</summary>
    public abstract Task<Reads.Outcome> ReadByPageNumberAsync(ModelTenant tenant, ReadRequest request);

    private static IEnumerable<ModelFilter> Times(params string[] names) => names.Select(ModelFilter.Times);

    private static IEnumerable<ModelFilter> Numbers(params string[] names) => names.Select(ModelFilter.Numbers);
}

/// <summary>A list endpoint with records of type <typeparamref name="T"/>.</summary>
internal sealed record ModelEndpoint<T>(Endpoint<T> Endpoint, string Path, string? Time, IReadOnlyList<ModelFilter> Filters) : ModelEndpoint(Path, Time, Filters)
    where T : Record, new()
{
    public override Endpoint Description => Endpoint;

    public override async Task<Reads.Outcome> ReadAsync(ModelTenant tenant, ReadRequest request)
    {
        var log = new RecordingLog();
        ListQuery query = Query(request);
        using var handoff = new Handoff<T>((self, token) =>
        {
            var session = new ReadSession<T>(query, request, (page, _) => Task.FromResult(Fetch(tenant, page)), self, log, "model", _ => TimeSpan.Zero, 0);
            return Tenant.ReadAsync(session, query, request, token);
        });
        var records = new List<Record>();
        while (await handoff.ReadAsync(CancellationToken.None) is Page<T> page)
        {
            records.AddRange(page.Records);
        }

        return new Reads.Outcome(tenant, records, log);
    }

    public override Task<Reads.Outcome> ReadByPageNumberAsync(ModelTenant tenant, ReadRequest request)
    {
        var records = new List<Record>();
        for (int number = 1; ; number++)
        {
            Fetched<T> page = Fetch(tenant, Query(request) with { Page = number, PageSize = 100, SortColumn = request.SortBy, Descending = request.Descending });
            records.AddRange(page.Rows.Select(row => row.Record!));
            if (page.Rows.Count < Math.Min(100, tenant.Cap))
            {
                return Task.FromResult(new Reads.Outcome(tenant, records, new RecordingLog()));
            }
        }
    }

    private ListQuery Query(ReadRequest request) =>
        new(Endpoint, request.Filters, request.Query, request.PageSize) { ParentId = request.ParentId ?? (Endpoint.NeedsParent ? Parent : null) };

    private Fetched<T> Fetch(ModelTenant tenant, ListQuery query)
    {
        ModelTenant.Answer answer = tenant.Ask(query.ToRequest().PathAndQuery);
        return new Fetched<T>(
            Parse(answer.Rows), query.Page, answer.Total, answer.PerPage, answer.HasNext, answer.LastPage, query.ToRequest().ToString())
        {
            Asked = query.PageSize,
            IsFar = tenant.IsFar,
        };
    }

    // By the product's own parser; what has not changed since is not parsed again.
    private List<Row<T>> Parse(IReadOnlyList<ModelRow> rows)
    {
        List<ModelRow> stale = rows.Where(row => row.Parsed is null).ToList();
        if (stale.Count > 0)
        {
            using var body = new BodyBuffer();
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes("[" + string.Join(",", stale.Select(row => row.Json)) + "]"));
            body.FillAsync(stream, CancellationToken.None).GetAwaiter().GetResult();
            foreach ((ModelRow row, Row<T> parsed) in stale.Zip(PageParser.Parse(new ApiResponse(body, "GET " + Path), Endpoint, "model", isItem: false)))
            {
                row.Parsed = parsed;
            }
        }

        return rows.Select(row => (Row<T>)row.Parsed!).ToList();
    }
}
