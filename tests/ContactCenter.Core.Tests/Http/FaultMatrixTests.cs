using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;
using static ContactCenter.ErrorKind;
using Exchange = ContactCenter.Tests.Support.SpoiltTenant.Exchange;

namespace ContactCenter.Tests.Http;

/// <summary>
/// Guarantees §2 and §3: every fault at every place of a read, once and for ever. What each has to lead to is written down here from the guarantees and the list of errors, and not from what the
/// client does. Time is a test's own, so that minutes of waiting cost none.
/// </summary>
public sealed class FaultMatrixTests(FaultMatrixTests.Fixture fixture, ITestOutputHelper output) : IClassFixture<FaultMatrixTests.Fixture>
{
    private const int PageSize = 10;
    private const int Records = 45;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    // The waits before five retries are at most 1, 2, 4, 8 and 16 seconds.
    private static readonly TimeSpan Retries = TimeSpan.FromSeconds(31);
    private static readonly TimeSpan Slot = TimeSpan.FromSeconds(1.1);
    private static readonly TimeSpan RateLimit = TimeSpan.FromMinutes(10);

    public enum Place
    {
        First,
        Middle,
        Last,
        ById,
        ByNumber,
        Tree,
    }

    /// <summary>What a fault that happens once leads to.</summary>
    private enum Once
    {
        /// <summary>The request is tried again, and nothing is missing.</summary>
        Again,

        /// <summary>One request more is sent, which is no retry, and nothing is missing.</summary>
        Onward,

        /// <summary>It is nothing that matters.</summary>
        Harmless,

        /// <summary>More requests are needed, and nothing is missing.</summary>
        More,

        /// <summary>The request is tried again where an earlier one has had an answer; it is an error at once where none has.</summary>
        Passes,

        /// <summary>It is an error at once.</summary>
        Ends,
    }

    // Where the fault is: how many requests the read takes without one, which of them it hits, and how many records have been handed over by then.
    private static readonly Dictionary<Place, (int Usual, int At, int Before)> Places = new()
    {
        // 45 calls, ten to a page: the first page, the newest one, and four more that begin with the last call of the one before.
        [Place.First] = (6, 1, 0),
        [Place.Middle] = (6, 4, 19),
        [Place.Last] = (6, 6, 37),

        // 25 calls by their ids.
        [Place.ById] = (3, 2, 10),

        // 45 agents: the first page, and all pages from the last one back.
        [Place.ByNumber] = (6, 3, 15),
        [Place.Tree] = (1, 1, 0),
    };

    private static readonly Fault[] Faults =
    [
        //                               once           for ever         attempts
        new("429 in seconds",            Once.Again,    RateLimited,     0, e => e.SendAsync("429 Too Many", [], ["Retry-After: 60"])),
        new("429 as a date",             Once.Again,    RateLimited,     0, e => e.SendAsync("429 Too Many", [], ["Date: Thu, 01 Jan 2015 00:00:00 GMT", "Retry-After: Thu, 01 Jan 2015 00:01:00 GMT"])),
        new("429 ahead of this clock",   Once.Again,    RateLimited,     0, e => e.SendAsync("429 Too Many", [], ["Date: Thu, 01 Jan 2099 00:00:00 GMT", "Retry-After: Thu, 01 Jan 2099 00:01:00 GMT"])),
        new("429 without a time",        Once.Again,    RateLimited,     0, e => e.SendAsync("429 Too Many", [], [])),
        new("401",                       Once.Passes,   Unauthorized,    6, e => e.SendAsync("401 Unauthorized", [], ["WWW-Authenticate: Basic realm=\"x\""])),
        new("200 with an error",         Once.Passes,   InvalidResponse, 6, e => e.SendAsync("200 OK", "{\"error\":\"busy\"}"u8.ToArray(), [])),
        new("403 with a time",           Once.Again,    RateLimited,     0, e => e.SendAsync("403 Forbidden", [], ["Retry-After: 60"])),
        new("204",                       Once.Again,    InvalidResponse, 6, e => e.SendAsync("204 No Content", [], [])),
        new("403",                       Once.Ends,     Forbidden,       1, e => e.SendAsync("403 Forbidden", [], [])),
        new("422",                       Once.Ends,     InvalidRequest,  1, e => e.SendAsync("422 Unprocessable", [], [])),
        new("408",                       Once.Again,    ErrorKind.Timeout, 6, e => e.SendAsync("408 Request Timeout", [], [])),
        new("500",                       Once.Again,    ServerError,     6, e => e.SendAsync("500 Internal Error", "{\"message\":\"Internal Error\"}"u8.ToArray(), [])),
        new("502 with HTML",             Once.Again,    ServerError,     6, e => e.SendAsync("502 Bad Gateway", Html, [], "text/html")),
        new("503",                       Once.Again,    ServerError,     6, e => e.SendAsync("503 Service Unavailable", [], [])),
        new("refused",                   Once.Again,    ConnectionFailed, 6, null),
        new("reset before the body",     Once.Again,    ConnectionFailed, 6, e => Task.Run(e.Reset)),
        new("closed before the body",    Once.Again,    ConnectionFailed, 6, _ => Task.CompletedTask),
        new("reset in the body",         Once.Again,    ConnectionFailed, 6, async e =>
        {
            SpoiltTenant.Answer answer = await e.AskAsync();
            await e.SendAsync(answer with { Body = Half(answer.Body) }, length: answer.Body.Length);
            e.Reset();
        }),
        new("hang",                      Once.Again,    ErrorKind.Timeout, 6, async e =>
        {
            e.Clock!.Pass(Timeout);
            await e.HangAsync();
        }),
        new("body cut",                  Once.Again,    InvalidResponse, 6, async e =>
        {
            SpoiltTenant.Answer answer = await e.AskAsync();
            await e.SendAsync(answer with { Body = Half(answer.Body) }, length: answer.Body.Length);
        }),
        new("body cut inside gzip",      Once.Again,    InvalidResponse, 6, async e =>
        {
            SpoiltTenant.Answer answer = await e.AskAsync();
            await e.SendAsync(answer with { Body = Half(Compress(answer.Body)) }, isCompressed: true);
        }),
        new("garbage",                   Once.Passes,   InvalidResponse, 6, e => e.SendAsync("200 OK", "}\0{[\"garbage\":]]"u8.ToArray(), [])),
        new("empty",                     Once.Again,    InvalidResponse, 6, e => e.SendAsync("200 OK", [], [])),
        new("null",                      Once.Again,    InvalidResponse, 6, e => e.SendAsync("200 OK", "null"u8.ToArray(), [])),
        new("200 with HTML",             Once.Passes,   InvalidResponse, 6, e => e.SendAsync("200 OK", Html, [], "text/html")),
        new("wrong content type",        Once.Harmless, null,            0, async e => await e.SendAsync(await e.AskAsync(), "text/html; charset=utf-8")),
        new("length too short",          Once.Again,    InvalidResponse, 6, async e =>
        {
            SpoiltTenant.Answer answer = await e.AskAsync();
            await e.SendAsync(answer, length: answer.Body.Length - 5);
        }),
        new("slow drip",                 Once.Again,    ErrorKind.Timeout, 6, DripAsync),
        new("redirect on the origin",    Once.Onward,   null,            2, async e =>
        {
            const string Mark = "&moved=1";
            string marked = e.Target + (e.Target.Contains('?') ? string.Empty : "?") + Mark;
            await (e.Target.EndsWith(Mark, StringComparison.Ordinal)
                ? e.SendAsync(await e.AskAsync(e.Target.Replace(Mark, string.Empty, StringComparison.Ordinal)))
                : e.SendAsync("302 Found", [], ["Location: " + marked]));
        }),
        new("redirect to another host",  Once.Ends,     UnsafeRedirect,  1, e => e.SendAsync("302 Found", [], ["Location: " + new Uri(e.Elsewhere!, e.Target)])),
        new("redirect to another scheme", Once.Ends,    UnsafeRedirect,  1, e => e.SendAsync("302 Found", [], ["Location: https://127.0.0.1:" + e.Port + e.Target])),
        new("redirect in a ring",        Once.Ends,     InvalidResponse, 6, e => e.SendAsync("302 Found", [], ["Location: " + e.Target])) { IsSticky = true },
        new("Link to elsewhere",         Once.Harmless, null,            0, async e =>
        {
            SpoiltTenant.Answer answer = await e.AskAsync();
            await e.SendAsync(answer with { Headers = [.. answer.Headers.Select(header => header.Replace(e.Tenant.Authority, e.Elsewhere!.Authority, StringComparison.Ordinal))] });
        }),
        new("the same page for ever",    Once.Ends,     InvalidResponse, -1, async e => await e.SendAsync(e.Previous ??= await e.AskAsync())) { IsSticky = true },
        new("a page that shrinks",       Once.More,     null,            0, async e => await e.SendAsync(await e.AskAsync(Shrunk(e.Target)))),
        new("a page that shrinks, without Link", Once.More, null,        0, async e =>
        {
            SpoiltTenant.Answer answer = await e.AskAsync(Shrunk(e.Target));
            await e.SendAsync(answer with { Headers = [.. answer.Headers.Where(header => header.StartsWith("Total", StringComparison.Ordinal))] });
        }) { HasOnlyTotal = true },
        new("a page that shrinks, without headers", Once.More, null,     0, async e =>
        {
            SpoiltTenant.Answer answer = await e.AskAsync(Shrunk(e.Target));
            await e.SendAsync(answer with { Headers = [] });
        }) { HasNoHeaders = true },
    ];

    private static byte[] Html => "<html><body>Bad Gateway</body></html>"u8.ToArray();

    public static TheoryData<string, Place, bool> Cells()
    {
        var cells = new TheoryData<string, Place, bool>();
        foreach (Fault fault in Faults)
        {
            foreach (Place place in Platform.IsMono ? [Place.Middle] : Enum.GetValues<Place>())
            {
                cells.Add(fault.Name, place, false);
                cells.Add(fault.Name, place, true);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Every_fault_at_every_place_leads_to_what_is_promised(string name, Place place, bool forEver)
    {
        Fault fault = Faults.Single(candidate => candidate.Name == name);
        (int usual, int at, int before) = Places[place];
        if (fault.Once == Once.Passes)
        {
            fault = at == 1 ? fault with { Once = Once.Ends, Attempts = 1 } : fault with { Once = Once.Again };
        }

        int elsewhere = fixture.Elsewhere.Requests.Count;
        using var stage = new Stage(fixture, fault, at, forEver);
        Result result = await stage.ReadAsync(place);
        int sent = stage.Tenant.Server.Requests.Count;
        long retries = stage.Client.Tenant.RetryCount;
        stage.Client.AssertPrivate([result.Error, .. result.Errors]);
        Assert.Empty(result.Errors);
        Assert.Equal(elsewhere, fixture.Elsewhere.Requests.Count);
        Assert.All(stage.Tenant.Server.Requests, head => Assert.Contains("Authorization: Basic ", head, StringComparison.Ordinal));
        Assert.Equal(result.Ids.Distinct().Count(), result.Ids.Count);
        Assert.Equal(retries, stage.Client.Log.Lines.Concat(stage.Client.Log.Warnings).Count(line => line.Contains("trying again in", StringComparison.Ordinal)));
        Assert.All(stage.Client.Log.Lines, line => Assert.False(line.Contains("trying again in", StringComparison.Ordinal) && Seconds(line) > 10, line));
        Assert.InRange(stage.Client.Log.Warnings.Count(line => line.Contains("trying again in", StringComparison.Ordinal) && Seconds(line) < 10), 0, 1);
        bool isBoundToEnd = fault.Kind is not null && (forEver || fault.Once == Once.Ends) && !(name == "the same page for ever" && place == Place.Tree);
        if (!isBoundToEnd)
        {
            Assert.Null(result.Error);
            Assert.Equal(fixture.All(place), result.Ids.Order());
            Assert.Equal(fault.Once == Once.Again ? 1 : 0, retries);
            int spoilt = forEver ? usual - at + 1 : 1;
            int expected = usual + (fault.Once is Once.Again or Once.Onward ? spoilt : 0);
            Assert.Equal(fault.Kind == ConnectionFailed && stage.Refused ? expected - 1 : expected, fault.Once == Once.More && sent > usual ? expected : sent);
            Assert.InRange(sent, 1, 5 * (usual + 5));
            return;
        }

        Assert.NotNull(result.Error);
        Assert.True(fault.Kind == result.Error.Kind, result.Error.ToString());
        Assert.Contains("GET ", result.Error.Message, StringComparison.Ordinal);
        Assert.InRange(result.Error.Message.Length, 40, 700);
        int attempts = sent - (at - 1);
        TimeSpan bound = (Slot * (sent + 6)) + Retries;
        switch (fault.Attempts)
        {
            case 0:
                // Refusals are borne for ten minutes: at once and then once a minute; without a time, after waits that grow up to half a minute.
                Assert.InRange(attempts, 10, name == "429 without a time" ? 60 : 11);
                bound = RateLimit + (Slot * (at + 1)) + (name == "429 without a time" ? TimeSpan.FromSeconds(30) : TimeSpan.Zero);
                Assert.InRange(stage.Clock.Elapsed, RateLimit - TimeSpan.FromMinutes(1), bound);
                break;
            case < 0:
                Assert.InRange(sent, at, 100);
                bound = Slot * 101;
                break;
            default:
                Assert.Equal(stage.Refused ? 0 : fault.Attempts, attempts);
                bound += fault.Kind == ErrorKind.Timeout ? fault.Attempts * Timeout : TimeSpan.Zero;
                break;
        }

        Assert.InRange(stage.Clock.Elapsed, TimeSpan.Zero, bound);
        if (fault.Attempts >= 0)
        {
            Assert.Equal(before, result.Ids.Count);
            bool isTried = fault.Once == Once.Again;
            Assert.Equal(isTried ? stage.Client.Tenant.RequestCount - at : 0, retries);
            Assert.Equal(isTried, result.Error.Message.Contains("(Tried ", StringComparison.Ordinal) || fault.Attempts == 0);
        }

        // Whoever goes on from there has all in the end.
        stage.Heal();
        Assert.Equal(place is Place.Middle or Place.Last, result.CompleteTo is not null);
        Result rest = await stage.ReadAsync(place, result.CompleteTo);
        Assert.Null(rest.Error);
        Assert.Equal(fixture.All(place), result.Ids.Union(rest.Ids).Order());
        output.WriteLine($"{result.Error.Kind} after {sent} requests, {stage.Clock.Elapsed.TotalSeconds:0.0} s: {result.Error.Message}");
    }

    [Fact]
    public void The_matrix_is_as_large_as_it_is_said_to_be() =>
        output.Say("faults", $"{Faults.Length} faults at {Places.Count} places of a read, each once and for ever: {Cells().Count()} reads");

    private static double Seconds(string line) =>
        double.Parse(line.Split("trying again in ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Half(byte[] body) => body[..(body.Length / 2)];

    private static string Shrunk(string target) => target.Replace("per=" + PageSize, "per=4", StringComparison.Ordinal);

    private static byte[] Compress(byte[] body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return target.ToArray();
    }

    // Each piece comes well within the time; all of them do not.
    private static async Task DripAsync(Exchange exchange)
    {
        SpoiltTenant.Answer answer = await exchange.AskAsync();
        int pieces = Math.Min(answer.Body.Length, 50);
        await exchange.SendAsync(answer with { Body = [] }, length: answer.Body.Length);
        for (int i = 0; i < pieces; i++)
        {
            await exchange.Stream.WriteAsync(answer.Body.AsMemory(answer.Body.Length * i / pieces, (answer.Body.Length * (i + 1) / pieces) - (answer.Body.Length * i / pieces)));
            exchange.Clock!.Pass(i < 20 ? Timeout / 20 : TimeSpan.Zero);
        }
    }

    /// <summary>A row of the matrix.</summary>
    /// <param name="Name">What goes wrong.</param>
    /// <param name="Once">What it leads to when it happens once.</param>
    /// <param name="Kind">The error that it ends in when it goes on for ever; null where it never does.</param>
    /// <param name="Attempts">How many requests are sent then in place of one; 0 where time is the bound, less where it is only said that there is one.</param>
    /// <param name="Answer">How a request is answered; null where no connection is accepted.</param>
    private sealed record Fault(string Name, Once Once, ErrorKind? Kind, int Attempts, Func<Exchange, Task>? Answer)
    {
        /// <summary>Whether it goes on for ever by itself, once it has begun.</summary>
        public bool IsSticky { get; init; }

        public bool HasOnlyTotal { get; init; }

        public bool HasNoHeaders { get; init; }
    }

    private sealed record Result(List<long> Ids, List<ContactCenterException> Errors, ContactCenterException? Error, DateTimeOffset? CompleteTo);

    /// <summary>The tenant behind all faults, and a host that nothing may be sent to.</summary>
    public sealed class Fixture : IDisposable
    {
        internal SandboxTenant Sandbox { get; } = SandboxTenant.Start(new SandboxOptions
        {
            RequestsPerSecond = 0,
            Calls = TestCalls.Make(Records),
            Records = new Dictionary<string, IReadOnlyList<Record>> { ["agents"] = [.. Enumerable.Range(1, Records).Select(id => new Agent { Id = id })] },
            SendGzip = false,
        });

        internal RawServer Elsewhere { get; } = RawServer.WithBody("[]");

        private List<long> Tree { get; } = [];

        public void Dispose()
        {
            Sandbox.Dispose();
            Elsewhere.Dispose();
        }

        internal IEnumerable<long> All(Place place)
        {
            if (Tree.Count == 0)
            {
                using IPageReader<MenuNode> reader = NewClient(Sandbox).Tenant.Read(Endpoints.MenuTree, new ReadRequest(), new Reading.RecordingLog());
                Tree.AddRange(reader.ReadAsync(default).GetAwaiter().GetResult()!.Records.Select(node => node.Id!.Value).Order());
            }

            return place switch
            {
                Place.ById => Enumerable.Range(11, 25).Select(id => (long)id),
                Place.Tree => Tree,
                _ => Enumerable.Range(1, Records).Select(id => (long)id),
            };
        }

        private static Connection NewClient(SandboxTenant sandbox) => Connection.To(sandbox.Uri, sandbox.Token, userName: sandbox.UserName);
    }

    /// <summary>One read, with the fault in front of the tenant.</summary>
    private sealed class Stage : IDisposable
    {
        private readonly Fixture _fixture;
        private readonly Fault _fault;
        private readonly int _at;
        private readonly bool _forEver;
        private SpoiltTenant.Answer? _previous;
        private bool _isHealed;

        public Stage(Fixture fixture, Fault fault, int at, bool forEver)
        {
            (_fixture, _fault, _at, _forEver) = (fixture, fault, at, forEver);
            Tenant = new SpoiltTenant(fixture.Sandbox.Uri, AnswerAsync);
            Client = Connection.To(Tenant.Server.Uri, fixture.Sandbox.Token, Clock, options => (options.RequestsPerSecond, options.Timeout) = (1, Timeout), fixture.Sandbox.UserName);
            Refused = fault.Answer is null;
            Clock.BeforeWait = () =>
            {
                if (Refused && !forEver && Client.Tenant.RequestCount >= at)
                {
                    Clock.BeforeWait = null;
                    Tenant.Server.AcceptAgain();
                }
            };
            if (Refused && at == 1)
            {
                Tenant.Server.Refuse();
            }
        }

        public StagedClock Clock { get; } = new();

        public SpoiltTenant Tenant { get; }

        public Connection Client { get; }

        public bool Refused { get; }

        public void Heal()
        {
            _isHealed = true;
            if (Refused)
            {
                Tenant.Server.AcceptAgain();
            }
        }

        public Task<Result> ReadAsync(Place place, DateTimeOffset? from = null) => place switch
        {
            Place.ById => ReadAsync(Endpoints.Calls, new ReadRequest { PageSize = PageSize, Ids = [.. _fixture.All(place)] }),
            Place.ByNumber => ReadAsync(Endpoints.Agents, new ReadRequest { PageSize = PageSize }),
            Place.Tree => ReadAsync(Endpoints.MenuTree, new ReadRequest()),
            _ => ReadAsync(Endpoints.Calls, new ReadRequest
            {
                PageSize = PageSize,
                Filters = from is null ? [] : [new(Endpoints.Calls.Filter("created_at"), FilterBound.From, from.Value)],
            }),
        };

        public void Dispose()
        {
            Client.Dispose();
            Tenant.Dispose();
        }

        private async Task<Result> ReadAsync<T>(Endpoint<T> endpoint, ReadRequest request)
            where T : Record, new()
        {
            var ids = new List<long>();
            var errors = new List<ContactCenterException>();
            using IPageReader<T> reader = Client.Tenant.Read(endpoint, request, Client.Log);
            try
            {
                while (await reader.ReadAsync(default) is Page<T> page)
                {
                    ids.AddRange(page.Records.Select(record => record.Id!.Value));
                    errors.AddRange(page.Errors);
                }

                return new Result(ids, errors, null, reader.CompleteTo);
            }
            catch (ContactCenterException e)
            {
                return new Result(ids, errors, e, reader.CompleteTo);
            }
        }

        private async Task AnswerAsync(Exchange exchange)
        {
            exchange.Clock = Clock;
            exchange.Elsewhere = _fixture.Elsewhere.Uri;
            exchange.Previous = _previous;
            bool isHit = !_isHealed && _fault.Answer is not null && (exchange.Number == _at || (exchange.Number > _at && (_forEver || _fault.IsSticky)));
            if (isHit || exchange.Target.EndsWith("&moved=1", StringComparison.Ordinal))
            {
                await _fault.Answer!(exchange);
                _previous ??= exchange.Previous;
                return;
            }

            SpoiltTenant.Answer answer = await exchange.AskAsync();
            if (Refused && !_isHealed && exchange.Number == _at - 1)
            {
                Tenant.Server.Refuse();
            }

            answer = answer with { Headers = [.. answer.Headers.Where(header => !_fault.HasNoHeaders && (!_fault.HasOnlyTotal || header.StartsWith("Total", StringComparison.Ordinal)))] };
            _previous = answer;
            await exchange.SendAsync(answer);
        }
    }
}
