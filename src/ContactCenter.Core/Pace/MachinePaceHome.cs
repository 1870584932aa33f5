using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace ContactCenter.Pace;

/// <summary>
/// A pace that all processes of the machine's user share, by a small file that one process at a time has open. The system closes the file of a process that dies, so
/// that nobody can be stopped by one; and nothing runs in between. Windows keeps others out by the share mode, Linux and macOS by flock, which .NET uses for it.
/// <para>Where there is no place to write to, or the file can't be had, the pace is this process's own, which is said once.</para>
/// </summary>
internal sealed class MachinePaceHome : ProcessPaceHome
{
    /// <summary>The environment variable that names the folder in place of the one for the user's data.</summary>
    internal const string FolderVariable = "CC_PACE_FOLDER";

    private const int Version = 2;
    private const int Length = 64;

    // The file is open for microseconds, but on a busy machine a process may lose the race for it again and again.
    // A process that holds it longer was stopped in the middle, by a debugger for instance.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeptUnused = TimeSpan.FromDays(2);

    private readonly IClock _clock;
    private readonly Func<bool> _isUnattended;
    private readonly string? _path;
    private string? _note;
    private bool _isAlone;

    /// <summary>Opens the file of a tenant, or falls back to this process.</summary>
    /// <param name="origin">The tenant.</param>
    /// <param name="clock">The time.</param>
    /// <param name="folder">Where the file is; null for the folder of <see cref="FolderVariable"/>, or that for the user's data.</param>
    /// <param name="isUnattended">Whether nobody watches this process; null for <see cref="Unattended.IsSo"/>.</param>
    public MachinePaceHome(Uri origin, IClock clock, string? folder = null, Func<bool>? isUnattended = null)
    {
        _clock = clock;
        _isUnattended = isUnattended ?? Unattended.IsSo;
        folder ??= DefaultFolder();
        try
        {
            // A relative path would be another folder for each process.
            if (folder.Length > 0 && !Path.IsPathRooted(folder))
            {
                LeaveAlone($"{FolderVariable} is not a full path");
            }
            else if (folder.Length > 0)
            {
                Directory.CreateDirectory(folder);
                _path = Path.Combine(folder, Name(origin) + ".pace");
                RemoveUnused(folder);
            }
            else
            {
                LeaveAlone("there is no folder for data of this user");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            LeaveAlone(e.Message);
        }
    }

    public override bool IsShared => !_isAlone;

    public override PaceNote? TakeNote()
    {
        string? why = Interlocked.Exchange(ref _note, null);
        return why is null ? null : new PaceNote(
            $"the pace is not shared with other processes: {why.TrimEnd('.')}. If other processes use this tenant too, set the environment variable {FolderVariable} to a folder that all of them can write to.",
            _isUnattended());
    }

    protected override PaceState Exchange(Func<PaceState, PaceState> change)
    {
        if (_isAlone)
        {
            return base.Exchange(change);
        }

        FileStream? opened = Open();
        if (opened is null)
        {
            return base.Exchange(change);
        }

        PaceState? after = null;
        try
        {
            using FileStream file = opened;
            PaceState before = Read(file) ?? PaceState.Initial;
            after = change(before);
            if (after != before)
            {
                Write(file, after);
            }

            GoOnFrom(after);
            return after;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was decided stands: it must not be decided twice.
            LeaveAlone(e.Message);
            if (after is null)
            {
                return base.Exchange(change);
            }

            GoOnFrom(after);
            return after;
        }
    }

    /// <summary>The file, for this process alone; null where it can't be had.</summary>
    private FileStream? Open()
    {
        TimeSpan begun = _clock.Elapsed;
        for (int tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(_path!, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, Length);
            }
            catch (IOException) when (File.Exists(_path) && _clock.Elapsed - begun < MaxWait)
            {
                // Somebody else has it.
                Thread.Sleep(tries < 20 ? 0 : 1);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LeaveAlone(e.Message);
                return null;
            }
        }
    }

    private void LeaveAlone(string why)
    {
        _note = why;
        _isAlone = true;
    }

    private static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable)?.Trim() is { Length: > 0 } chosen)
        {
            return chosen;
        }

        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return data.Length == 0 ? string.Empty : Path.Combine(data, "ContactCenter", "pace");
    }

    // The address itself is nobody's business who can list the folder.
    private static string Name(Uri origin)
    {
        using var hash = SHA256.Create();
        byte[] bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(origin.GetLeftPart(UriPartial.Authority).ToLowerInvariant() + Boot()));
        return BitConverter.ToString(bytes, 0, 16).Replace("-", string.Empty);
    }

    private static void RemoveUnused(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*.pace"))
        {
            try
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > KeptUnused)
                {
                    File.Delete(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is in use after all.
            }
        }
    }

    // The times are counted from the start of the machine: what was kept before it, or by another machine that has the same home, means nothing here. Elsewhere than on Linux such times are known
    // by lying ahead (PaceState.At).
    private static string Boot()
    {
        const string Path = "/proc/sys/kernel/random/boot_id";
        try
        {
            return File.Exists(Path) ? File.ReadAllText(Path).Trim() : string.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static PaceState? Read(FileStream file)
    {
        var bytes = new byte[Length];
        int count = 0;
        for (int read; count < Length && (read = file.Read(bytes, count, Length - count)) > 0; count += read)
        {
            // To the end.
        }

        // A file that was cut, or of another version: as if there were none.
        if (count < Length || BitConverter.ToInt64(bytes, 0) != Version)
        {
            return null;
        }

        double room = BitConverter.ToDouble(bytes, 40);
        return new PaceState(Time(8), Time(16), Time(24) ?? TimeSpan.Zero, Time(32), room is >= Pacer.LeastRoom and <= Pacer.MostRoom ? room : Pacer.LeastRoom, Time(48), Refusals());

        int Refusals() => BitConverter.ToInt64(bytes, 56) is >= 0 and <= int.MaxValue and long count ? (int)count : 0;

        TimeSpan? Time(int offset) => BitConverter.ToInt64(bytes, offset) is not long.MinValue and long ticks ? TimeSpan.FromTicks(ticks) : null;
    }

    private static void Write(FileStream file, PaceState state)
    {
        var bytes = new byte[Length];
        BitConverter.GetBytes((long)Version).CopyTo(bytes, 0);
        Time(state.LastStart, 8);
        Time(state.Booked, 16);
        Time(state.PausedUntil, 24);
        Time(state.OpeningUntil, 32);
        BitConverter.GetBytes(state.Room).CopyTo(bytes, 40);
        Time(state.LastAdmitted, 48);
        BitConverter.GetBytes((long)state.Refusals).CopyTo(bytes, 56);
        file.Position = 0;
        file.Write(bytes, 0, Length);

        void Time(TimeSpan? time, int offset) => BitConverter.GetBytes(time?.Ticks ?? long.MinValue).CopyTo(bytes, offset);
    }
}
