using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Fuzz;

/// <summary>
/// Guarantees §3, by random bodies: only records and typed errors come of them, a sound record beside a bad one comes, and one whose id is
/// sound comes whatever its fields are.
/// </summary>
[Trait("Category", Effort.Soak)]
public sealed class BodyFuzzTests(ITestOutputHelper output)
{
    private const string SeedVariable = "CC_FUZZ_SEED";

    // The stack of a thread of .NET Framework's pool, the smallest that a body is read on.
    private const int Stack = 1024 * 1024;

    [Fact]
    public void Bodies_end_in_records_or_in_typed_errors()
    {
        int count = Effort.Of(5_000, 500_000, "CC_FUZZ");
        int first = Effort.Of(1, Environment.TickCount & 0xFFFFFFF, SeedVariable);
        var tally = new Tally();
        RunWatched(first, count, tally, body => Check(body, body.Target.Parse(body.Bytes), tally));
        output.Say("bodies", $"{count} random bodies from seed {first}, parsed: {tally}");
        foreach (string kind in FuzzBodies.SoundKinds.Concat(FuzzBodies.OtherKinds))
        {
            Assert.True(tally.Kinds.GetValueOrDefault(kind) >= count / 100 || count < 1000, $"only {tally.Kinds.GetValueOrDefault(kind)} of the kind '{kind}'");
        }

        Assert.True(count < 1000 || (tally.Read > 0 && tally.Bad > 0 && tally.Failed > 0));
    }

    [Fact]
    public void Bodies_end_so_over_http_too()
    {
        int count = Effort.Of(300, 20_000, "CC_FUZZ");
        int first = Effort.Of(1, Environment.TickCount & 0xFFFFFFF, SeedVariable);
        var tally = new Tally();
        byte[] served = [];
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "200 OK", served, "Total: 3\r\n", token));
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 1);
        RunWatched(first, count, tally, body =>
        {
            served = body.Bytes;
            int before = server.Requests.Count;
            Check(body, body.Target.ReadAsync(connection).GetAwaiter().GetResult(), tally);

            // Page after page of the same must come to an end, too.
            Assert.InRange(server.Requests.Count - before, 1, 20);
        });
        output.Say("bodies", $"{count} random bodies from seed {first}, over HTTP: {tally}");
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1240)]
    public void A_tree_of_a_thousand_levels_is_read_on_a_small_stack(int depth)
    {
        foreach (string leaf in new[] { "{\"id\":7,\"name\":\"leaf\"}", "{\"id\":7,\"position\":[]}", "{\"id\":7,\"children\":[{\"id\":8},9]}" })
        {
            string tree = string.Concat(Enumerable.Repeat("{\"id\":5,\"name\":\"n\",\"children\":[", depth)) + leaf + string.Concat(Enumerable.Repeat("]}", depth));
            byte[] body = Encoding.UTF8.GetBytes($"[{{\"id\":{FuzzBodies.Before}}},{tree},{{\"id\":{FuzzBodies.After}}}]");
            foreach (FuzzTarget target in FuzzBodies.Targets.Where(target => target.Name is "menus/tree" or "teams/tree"))
            {
                FuzzTarget.Outcome? outcome = null;
                OnSmallStack(() => outcome = target.Parse(body));
                Assert.Null(outcome!.Error);
                Assert.Equal([FuzzBodies.Before, 5, FuzzBodies.After], outcome.Records);
                Assert.Empty(outcome.Bad);
            }
        }
    }

    private static void Check(FuzzBodies.Body body, FuzzTarget.Outcome outcome, Tally tally)
    {
        tally.Add(body.Kind, outcome);
        Assert.True(outcome.Error is null or ContactCenterException { Kind: ErrorKind.InvalidResponse }, "ended in " + outcome.Error);
        Assert.All(outcome.Bad, error => Assert.True(error is ContactCenterException { Kind: ErrorKind.InvalidRecord or ErrorKind.NotFound }, "reported " + error));
        Assert.All(outcome.Bad.Append(outcome.Error).OfType<Exception>(), error =>
        {
            Assert.InRange(error.Message.Length, 20, 4000);
            Assert.DoesNotContain(error.Message, char.IsControl);
        });
        if (!body.IsSound)
        {
            return;
        }

        Assert.True(outcome.Error is null || (body.Target.IsItem && body.Kind == "no object"), "ended in " + outcome.Error);
        if (!body.Target.IsItem)
        {
            Assert.True(outcome.Has(FuzzBodies.Before) && outcome.Has(FuzzBodies.After), "lost a sound record");
            Assert.Equal(1, outcome.Records.Count(id => id == FuzzBodies.After));
            Assert.InRange(outcome.Rows, 2, 3);
        }
    }

    // On one thread with a small stack; whoever hangs is named.
    private static void RunWatched(int first, int count, Tally tally, Action<FuzzBodies.Body> run)
    {
        int seed = first;
        string kind = string.Empty;
        Task all = Task.Run(() => OnSmallStack(() =>
        {
            for (; seed < first + count; seed++)
            {
                FuzzBodies.Body body = FuzzBodies.Make(seed);
                kind = $"{body.Target.Name}, {body.Kind}, {body.Bytes.Length} bytes";
                try
                {
                    run(body);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"seed {seed} ({kind}): run it again with {SeedVariable}={seed} CC_FUZZ=1. {e.Message}", e);
                }
            }
        }));
        int last = -1;
        while (!all.Wait(TimeSpan.FromMinutes(1)))
        {
            Assert.True(last != seed, $"seed {seed} ({kind}) hangs");
            last = seed;
        }
    }

    private static void OnSmallStack(Action run)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    run();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            Stack);
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            throw new InvalidOperationException(failure.Message, failure);
        }
    }

    private sealed class Tally
    {
        public Dictionary<string, int> Kinds { get; } = [];

        public int Read { get; private set; }

        public int Bad { get; private set; }

        public int Failed { get; private set; }

        public void Add(string kind, FuzzTarget.Outcome outcome)
        {
            Kinds[kind] = Kinds.GetValueOrDefault(kind) + 1;
            Read += outcome.Records.Count;
            Bad += outcome.Bad.Count;
            Failed += outcome.Error is null ? 0 : 1;
        }

        public override string ToString() => $"{Read} records, {Bad} records reported, {Failed} bodies refused, nothing else";
    }
}
