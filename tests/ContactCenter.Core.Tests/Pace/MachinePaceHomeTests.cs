using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;
using ContactCenter.Tests.Reading;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Pace;

/// <summary>Guarantees §2: the pace that the processes of a user share, by its file. Across real processes it is tested with PowerShell.</summary>
public sealed class MachinePaceHomeTests : IDisposable
{
    private static readonly Uri Origin = new("https://customer.uc1.example.com/");

    private readonly string _folder = Directory.CreateTempSubdirectory("contactcenter-pace-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_one_notes_the_other_sees_and_nothing_of_it_is_lost()
    {
        MachinePaceHome one = Home();
        MachinePaceHome other = Home();
        PaceState state = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), 0.25, TimeSpan.FromSeconds(5), 6);
        one.Update(_ => state);
        Assert.Equal(state, other.State);
        other.Update(seen => seen with { Booked = null, OpeningUntil = null });
        Assert.Equal(state with { Booked = null, OpeningUntil = null }, one.State);
        Assert.True(one.IsShared);
        Assert.Null(one.TakeNote());
    }

    [Fact]
    public void The_tenants_of_a_user_are_kept_apart()
    {
        MachinePaceHome other = new(new Uri("https://other.uc1.example.com/"), SystemClock.Instance, _folder);
        Home().Update(state => state with { Room = 0.5 });
        Assert.Equal(PaceState.Initial, other.State);
    }

    [NotOnMonoFact("On Mono updates from threads of one process overwrite each other; the cause is not known.")]
    public async Task No_two_change_it_at_once()
    {
        // On a clock that only waiting moves nobody gives up waiting for the file, however busy the machine is.
        var clock = new StagedClock();
        MachinePaceHome[] homes = [Home(clock), Home(clock), Home(clock), Home(clock)];
        const int Times = 500;
        using var start = new Barrier(homes.Length);
        await Task.WhenAll(homes.Select(home => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (int i = 0; i < Times; i++)
                {
                    home.Update(state =>
                    {
                        // Whoever else is let in now reads what is about to be written over.
                        Thread.Yield();
                        return state with { LastStart = (state.LastStart ?? TimeSpan.Zero) + TimeSpan.FromTicks(1) };
                    });
                }
            },
            default,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Assert.Equal(homes.Length * Times, homes[0].State.LastStart?.Ticks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(63)]
    public void A_file_that_was_cut_counts_as_none(int length)
    {
        MachinePaceHome home = Home();
        home.Update(state => state with { Room = 0.5, PausedUntil = TimeSpan.FromHours(1) });
        using (FileStream file = File.Open(TheFile(), FileMode.Open))
        {
            file.SetLength(length);
        }

        Assert.Equal(PaceState.Initial, home.State);
        Assert.Null(home.TakeNote());
    }

    [Fact]
    public void A_file_of_another_version_or_of_garbage_counts_as_none()
    {
        MachinePaceHome home = Home();
        home.Update(state => state with { Room = 0.5 });
        byte[] bytes = File.ReadAllBytes(TheFile());
        bytes[0]++;
        File.WriteAllBytes(TheFile(), bytes);
        Assert.Equal(PaceState.Initial, home.State);

        bytes[0]--;
        BitConverter.GetBytes(double.NaN).CopyTo(bytes, 40);
        File.WriteAllBytes(TheFile(), bytes);
        Assert.Equal(Pacer.LeastRoom, home.State.Room);
    }

    [Fact]
    public void Whoever_keeps_the_file_open_stops_nobody()
    {
        // As a process that a debugger has stopped in the middle; one that was killed has no file open any more.
        var clock = new HurryingClock();
        MachinePaceHome home = new(Origin, clock, _folder);
        home.Update(state => state with { Room = 0.25 });
        using (File.Open(TheFile(), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            home.Update(state => state with { Room = state.Room + 0.25 });
            Assert.Equal(0.5, home.State.Room);
        }

        Assert.False(home.IsShared);
        Assert.Contains("the pace is not shared", home.TakeNote()!.Text, StringComparison.Ordinal);
        Assert.Null(home.TakeNote());
    }

    [Fact]
    public void Without_a_place_to_write_to_the_pace_is_the_process_s_own()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, string.Empty);
        MachinePaceHome home = new(Origin, SystemClock.Instance, file);
        home.Update(state => state with { Room = 0.5 });
        Assert.Equal(0.5, home.State.Room);
        Assert.False(home.IsShared);
        Assert.Contains("the pace is not shared", home.TakeNote()!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nobody_watches_the_process_it_is_a_warning_once(bool isUnattended)
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, string.Empty);
        var home = new MachinePaceHome(Origin, SystemClock.Instance, file, () => isUnattended);
        using RawServer server = RawServer.WithBody("[]");
        var options = new TenantOptions(server.Uri, "customer", new System.Net.NetworkCredential(string.Empty, "Tok3n").SecurePassword) { RequestsPerSecond = 10 };
        using var tenant = new Tenant(options, new Pacer(home, SystemClock.Instance), SystemClock.Instance);
        var log = new RecordingLog();
        await tenant.VerifyAsync(log, default);
        await tenant.VerifyAsync(log, default);
        string said = Assert.Single(log.Lines.Concat(log.Warnings), line => line.Contains("not shared", StringComparison.Ordinal));
        Assert.Contains("CC_PACE_FOLDER", said, StringComparison.Ordinal);
        Assert.Equal(isUnattended, log.Warnings.Contains(said));
    }

    [Theory]
    [InlineData("-NonInteractive", true)]
    [InlineData("-noni", true)]
    [InlineData("/NonInteractive", true)]
    [InlineData("--noninteractive", true)]
    [InlineData("-NoProfile", false)]
    [InlineData("-NoLogo", false)]
    [InlineData("-NonInteractives", false)]
    [InlineData("NonInteractive", false)]
    public void A_process_that_was_started_for_nobody_is_told_by_its_arguments(string argument, bool isSo) =>
        Assert.Equal(isSo, Unattended.IsNonInteractive(argument));

    [Fact]
    public void A_path_that_is_not_full_is_no_place_to_share()
    {
        var home = new MachinePaceHome(Origin, SystemClock.Instance, "pace");
        Assert.False(home.IsShared);
        Assert.Contains("not a full path", home.TakeNote()!.Text, StringComparison.Ordinal);
        Assert.False(Directory.Exists("pace"));
    }

    [Fact]
    public void The_file_names_no_tenant_and_goes_when_it_is_not_used_any_more()
    {
        Home().Update(state => state with { Room = 0.5 });
        string name = TheFile();
        Assert.DoesNotContain("customer", name, StringComparison.OrdinalIgnoreCase);
        File.SetLastWriteTimeUtc(name, DateTime.UtcNow.AddDays(-3));
        _ = new MachinePaceHome(new Uri("https://other.uc1.example.com/"), SystemClock.Instance, _folder);
        Assert.False(File.Exists(name));
    }

    private MachinePaceHome Home(IClock? clock = null) => new(Origin, clock ?? SystemClock.Instance, _folder);

    private string TheFile() => Assert.Single(Directory.GetFiles(_folder, "*.pace"));

    // Each look at it finds that half a second has passed.
    private sealed class HurryingClock : IClock
    {
        private long _looks;

        public TimeSpan Elapsed => TimeSpan.FromSeconds(0.5) * Interlocked.Increment(ref _looks);

        public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => SystemClock.Instance.DelayAsync(delay, cancellationToken);

        public void CancelAfter(CancellationTokenSource source, TimeSpan delay) => SystemClock.Instance.CancelAfter(source, delay);
    }
}
