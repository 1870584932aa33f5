using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §3: stopping stops at once, whatever a read is at, and nothing is sent after it.</summary>
public sealed class StoppingTests
{
    // Only so that a test that fails comes to an end.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public enum State
    {
        WaitingForThePace,
        WaitingForTheAnswer,
        ReadingTheBody,
        WaitingToTryAgain,
        PausedByTheTenant,
    }

    public enum Way
    {
        Cancel,
        DisposeReader,
        DisposeTenant,
    }

    public static TheoryData<State, Way> All()
    {
        var data = new TheoryData<State, Way>();
        foreach (State state in Enum.GetValues<State>())
        {
            foreach (Way way in Enum.GetValues<Way>())
            {
                data.Add(state, way);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_read_stops_at_once_and_sends_nothing_more(State state, Way way)
    {
        var clock = new HeldClock();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SandboxOptions options = state switch
        {
            State.WaitingForTheAnswer => Connection.With(450, "all=hang"),
            State.ReadingTheBody => Connection.With(450, "all=drip"),
            State.WaitingToTryAgain => Connection.With(450, "all=500"),
            State.PausedByTheTenant => Connection.With(450, "all=429"),
            _ => Connection.With(450),
        };
        options.DripInterval = TimeSpan.FromMinutes(10);
        options.BeforeRequest = _ => asked.TrySetResult();
        using Connection connection = Connection.Open(options, clock, tenant => tenant.RequestsPerSecond = state == State.WaitingForTheAnswer || state == State.ReadingTheBody ? 0 : 1);
        using var stop = new CancellationTokenSource();
        IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest(), connection.Log);
        Task<Page<Call>?> reading = reader.ReadAsync(stop.Token);
        if (state == State.WaitingForThePace)
        {
            // The first page is there; the request for the second waits.
            Assert.NotNull(await reading.WaitAsync(Patience));
            reading = reader.ReadAsync(stop.Token);
        }

        await (state is State.WaitingForTheAnswer or State.ReadingTheBody ? asked.Task : clock.Waiting).WaitAsync(Patience);
        Assert.False(reading.IsCompleted);
        switch (way)
        {
            case Way.Cancel:
                await stop.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
                break;
            case Way.DisposeReader:
                await Task.Run(reader.Dispose).WaitAsync(Patience);
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
                break;
            default:
                connection.Tenant.Dispose();
                ContactCenterException error = await Assert.ThrowsAsync<ContactCenterException>(() => reading.WaitAsync(Patience));
                Assert.Equal(ErrorKind.NotConnected, error.Kind);
                Assert.False(connection.Tenant.IsOpen);
                break;
        }

        // The reader waits for the end of whatever it had begun: after it, nothing is left that could send.
        await Task.Run(reader.Dispose).WaitAsync(Patience);
        Assert.Single(connection.Sandbox.Requests);
        Assert.Equal(1, connection.Tenant.RequestCount);

        // What was only about to be sent again is no retry.
        Assert.Equal(0, connection.Tenant.RetryCount);
    }

    [Fact]
    public async Task A_read_that_was_stopped_says_so_again()
    {
        using Connection connection = Connection.Open(Connection.With(450));
        using var stop = new CancellationTokenSource();
        using IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest(), connection.Log);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(stop.Token));
        Assert.Empty(connection.Sandbox.Requests);
    }

    [Fact]
    public async Task The_next_read_works_after_one_was_stopped()
    {
        SandboxOptions options = Connection.With(450, "3=hang");
        var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int requests = 0;
        options.BeforeRequest = _ =>
        {
            if (++requests == 3)
            {
                third.SetResult();
            }
        };
        using Connection connection = Connection.Open(options);
        using (var stop = new CancellationTokenSource())
        {
            Task<ReadResult> read = connection.ReadAsync(cancellationToken: stop.Token);
            await third.Task.WaitAsync(Patience);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(Patience));
        }

        Assert.Equal(450, (await connection.ReadAsync()).Calls.Count);
    }

    [Fact]
    public async Task A_closed_connection_reads_nothing()
    {
        using Connection connection = Connection.Open(Connection.With(3));
        connection.Tenant.Dispose();
        connection.Tenant.Dispose();
        Assert.Equal(ErrorKind.NotConnected, (await connection.ReadAsync()).Error!.Kind);
        Assert.Equal(ErrorKind.NotConnected, (await Assert.ThrowsAsync<ContactCenterException>(() => connection.Tenant.VerifyAsync(connection.Log, default))).Kind);
        Assert.Empty(connection.Sandbox.Requests);
    }

    [Fact]
    public async Task A_request_that_was_cancelled_has_used_its_slot_and_one_that_waited_has_not()
    {
        var clock = new HeldClock();
        var home = new ProcessPaceHome();
        var pacer = new Pacer(home, clock);
        await pacer.TakeAsync(TimeSpan.FromHours(1), () => false, default);
        TimeSpan? first = home.State.LastStart;
        using var stop = new CancellationTokenSource();
        Task<Pacer.Slot> waiting = pacer.TakeAsync(TimeSpan.FromHours(1), () => false, stop.Token);
        await clock.Waiting.WaitAsync(Patience);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
        Assert.Equal(first, home.State.LastStart);
    }

    [Fact]
    public async Task Requests_and_retries_are_counted()
    {
        using Connection connection = Connection.Open(Connection.With(450, "2x2=500", "5=429", "6=redirect"));
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(450, result.Calls.Count);
        Assert.Equal(connection.Sandbox.Requests.Count, connection.Tenant.RequestCount);
        Assert.Equal(3, connection.Tenant.RetryCount);
        Assert.Equal(connection.Tenant.RequestCount, connection.Log.Lines.Count(line => line.Contains(", request ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_time_that_requests_wait_for_the_pace_is_counted()
    {
        using Connection connection = Connection.Open(Connection.With(450), new StagedClock(), options => options.RequestsPerSecond = 1);
        await connection.ReadAsync();
        Assert.InRange(connection.Tenant.PaceWait, (connection.Tenant.RequestCount - 2) * TimeSpan.FromSeconds(0.5), connection.Tenant.RequestCount * TimeSpan.FromSeconds(1.2));
    }

    // To close the answer under its decompressor would end the process, and all tests with it.
    [Fact]
    public async Task Stopping_while_a_body_is_decompressed_ends_the_read_alone()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Digits without a pattern take long to decompress.
            var digits = new byte[16 * 1024 * 1024];
            new Random(1).NextBytes(digits);
            gzip.Write(Array.ConvertAll(digits, digit => (byte)('0' + (digit % 10))));
        }

        using RawServer server = RawServer.WithBytes(packed.ToArray(), "Content-Encoding: gzip\r\n");
        using Connection connection = Connection.To(server.Uri);
        int stopped = 0;
        for (int i = 0; i < 60; i++)
        {
            using var stop = new CancellationTokenSource();
            int asked = server.Requests.Count;
            Task<ReadResult> read = connection.ReadAsync(cancellationToken: stop.Token);
            SpinWait.SpinUntil(() => server.Requests.Count > asked, Patience);
            SpinWait.SpinUntil(() => false, i);
            await stop.CancelAsync();
            try
            {
                await read.WaitAsync(Patience);
            }
            catch (OperationCanceledException)
            {
                stopped++;
            }
        }

        Assert.InRange(stopped, 1, 60);
        Assert.Equal(ErrorKind.InvalidResponse, (await connection.ReadAsync()).Error?.Kind);
    }
}
