using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace ContactCenter.PowerShell;

/// <summary>The saved profiles: a file in the user's own folder for settings, which nobody else may write to, because it says where tokens are sent.</summary>
internal sealed class ProfileStore
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly Regex NameForm = new("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$", RegexOptions.CultureInvariant);

    private static readonly JsonSerializerSettings Json = new()
    {
        Formatting = Formatting.Indented,
        NullValueHandling = NullValueHandling.Ignore,
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
    };

    private readonly string _folder;

    /// <summary>Finds the place; nothing is made there yet.</summary>
    /// <exception cref="ContactCenterException">This user has no folder for settings (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public ProfileStore()
    {
        if (Environment.GetEnvironmentVariable("CC_PROFILE_FOLDER") is { Length: > 0 } own)
        {
            _folder = own;
            return;
        }

        string settings = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        _folder = settings.Length > 0 ? Path.Combine(settings, "ContactCenter") : throw Errors.Invalid(Strings.ProfileNoFolder);
    }

    private string FilePath => Path.Combine(_folder, "profiles.json");

    /// <summary>Refuses a name that a vault might not take.</summary>
    /// <exception cref="ContactCenterException">It can't be used (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static void CheckName(string name)
    {
        if (!NameForm.IsMatch(name))
        {
            throw Errors.Invalid(Strings.ProfileNameInvalid, name);
        }
    }

    /// <summary>The profiles, by name.</summary>
    /// <exception cref="ContactCenterException">The file can't be read, or others can change it (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public IReadOnlyList<Profile> Read()
    {
        if (!File.Exists(FilePath))
        {
            return [];
        }

        OwnFile.Check(_folder);
        OwnFile.Check(FilePath);
        try
        {
            List<Saved>? saved = JsonConvert.DeserializeObject<List<Saved>>(File.ReadAllText(FilePath, Encoding.UTF8), Json);
            return saved is null ? throw new JsonException("the file is empty") : [.. saved.Select(one => one.ToProfile()).OrderBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase)];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Errors.Invalid(Strings.ProfilesUnreadable, FilePath, error.Message);
        }
    }

    /// <summary>The profile of that name.</summary>
    /// <exception cref="ContactCenterException">There is none (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public Profile Get(string name)
    {
        IReadOnlyList<Profile> all = Read();
        return Find(all, name)
            ?? throw Errors.Invalid(Strings.ProfileUnknown, name, all.Count == 0 ? Strings.NoneOpen : string.Join(", ", all)).About(name);
    }

    /// <summary>The profile of that name, or null.</summary>
    public Profile? Find(string name) => Find(Read(), name);

    /// <summary>Keeps a profile, in the place of one of the same name.</summary>
    public void Add(Profile profile) => Change(all => [.. all.Where(other => !IsNamed(other, profile.Name)), profile]);

    /// <summary>Takes a profile away.</summary>
    public void Remove(string name) => Change(all => [.. all.Where(profile => !IsNamed(profile, name))]);

    private static Profile? Find(IReadOnlyList<Profile> all, string name) => all.FirstOrDefault(profile => IsNamed(profile, name));

    private static bool IsNamed(Profile profile, string name) => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase);

    private void Change(Func<IReadOnlyList<Profile>, IReadOnlyList<Profile>> change)
    {
        try
        {
            OwnFile.CreateFolder(_folder);

            // Whoever else saves at this moment waits; and the new file takes the place of the old one as a whole, so that there is always one.
            using FileStream turn = Enter();
            IReadOnlyList<Profile> profiles = change(Read());
            string next = FilePath + ".new";
            File.WriteAllText(next, string.Empty);
            OwnFile.Keep(next);
            File.WriteAllText(next, JsonConvert.SerializeObject(profiles.Select(Saved.From), Json), new UTF8Encoding(false));
            if (File.Exists(FilePath))
            {
                File.Replace(next, FilePath, null);
            }
            else
            {
                File.Move(next, FilePath);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Errors.Invalid(Strings.ProfilesUnwritable, FilePath, error.Message);
        }
    }

    private FileStream Enter()
    {
        string path = FilePath + ".lock";
        DateTime begun = DateTime.UtcNow;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow - begun < LongestWait)
            {
                Thread.Sleep(10);
            }
        }
    }

    /// <summary>How a profile stands in the file.</summary>
    private sealed class Saved
    {
        public string? Name { get; set; }

        public Uri? Uri { get; set; }

        public string? UserName { get; set; }

        public double RequestsPerSecond { get; set; } = 1;

        public int? TimeoutSec { get; set; }

        public int? MaximumRetryCount { get; set; }

        public int? RateLimitTimeoutSec { get; set; }

        public string? TimeZone { get; set; }

        public Uri? Proxy { get; set; }

        public Dictionary<string, string>? EndpointPath { get; set; }

        public string? Vault { get; set; }

        public string? ProtectedToken { get; set; }

        public static Saved From(Profile profile) => new()
        {
            Name = profile.Name,
            Uri = profile.Uri,
            UserName = profile.UserName,
            RequestsPerSecond = profile.RequestsPerSecond,
            TimeoutSec = profile.TimeoutSec,
            MaximumRetryCount = profile.MaximumRetryCount,
            RateLimitTimeoutSec = profile.RateLimitTimeoutSec,
            TimeZone = profile.TimeZone,
            Proxy = profile.Proxy,
            EndpointPath = profile.EndpointPath?.ToDictionary(pair => pair.Key, pair => pair.Value),
            Vault = profile.Vault,
            ProtectedToken = profile.ProtectedToken,
        };

        public Profile ToProfile() => Name is null || Uri is null || UserName is null || (Vault is null) == (ProtectedToken is null)
            ? throw new JsonException("a profile is not whole")
            : new Profile(Name, Uri, UserName)
            {
                RequestsPerSecond = RequestsPerSecond,
                TimeoutSec = TimeoutSec,
                MaximumRetryCount = MaximumRetryCount,
                RateLimitTimeoutSec = RateLimitTimeoutSec,
                TimeZone = TimeZone,
                Proxy = Proxy,
                EndpointPath = EndpointPath,
                Vault = Vault,
                ProtectedToken = ProtectedToken,
            };
    }
}
