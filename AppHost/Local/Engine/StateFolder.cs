using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>What survives a run: data of the servers, secrets, ports, logs. One AppHost at a time uses it.</summary>
/// <param name="checkout">Root of the checkout.</param>
/// <param name="chosen">The folder asked for, if any.</param>
/// <param name="part">Part of the default folder, so that a demo and what is meant to last never share data.</param>
sealed class StateFolder(string checkout, string? chosen, string? part)
{
    const string Secrets = "secrets.json", Ports = "ports.json";
    static readonly string[] Contents = ["postgres", "rabbitmq", "keycloak", "logs", Secrets, Ports, "restore.new", "restore.unfinished", "resend"];
    readonly Lock gate = new();
    FileStream? held;

    /// <summary>Where it is; known once opened.</summary>
    public string Folder { get; private set; } = "";

    public string Journal => Path.Combine(Folder, "run.journal");
    public string SecretsFile => Path.Combine(Folder, Secrets);

    /// <summary>Lies there while a restore exchanges the data; nothing starts with it.</summary>
    public string UnfinishedRestore => Path.Combine(Folder, "restore.unfinished");

    /// <summary>Lies there from a restore until its events have been sent again.</summary>
    public string ResendMark => Path.Combine(Folder, "resend");

    /// <summary>Takes the folder for this run, or says who has it.</summary>
    /// <exception cref="InvalidOperationException">Another AppHost uses it.</exception>
    public void Open(bool reset, Action<string> say, bool restoring = false)
    {
        if (!TryOpen(say))
            throw new InvalidOperationException(
                $"Another AppHost already runs on {Folder}; stop it first (Ctrl-C there), or choose another folder with --state FOLDER.");
        if (File.Exists(UnfinishedRestore) && !reset && !restoring)
            throw new InvalidOperationException(
                $"A restore into {Folder} was cut short: run deploy/local/restore.sh again with --yes, or start anew with --reset.");
        if (reset)
            Reset(say);
    }

    /// <summary>Takes the folder unless somebody runs on it, and says which it is.</summary>
    public bool TryOpen(Action<string> say)
    {
        Folder = Locate(say);
        Directory.CreateDirectory(Folder);
        held = TryLock("lock");
        if (held is null)
            return false;
        for (var waited = 0; ; waited++)
        {
            using var guard = TryLock(Guard.LockFile);
            if (guard is not null)
                break;
            if (waited == 0)
                say("the previous run is still being cleaned up, waiting");
            if (waited == 600)
                throw new InvalidOperationException($"The guard of the previous run still holds {Folder}/{Guard.LockFile} after a minute.");
            Thread.Sleep(100);
        }
        if (RunJournal.Read(Journal) is { } left)
        {
            say("cleaning up after a run that was killed together with its guard");
            Sweep.Clean(left);
        }
        return true;
    }

    /// <summary>A secret of that name, made on first use.</summary>
    public string Secret(string name) => Keep(Secrets, name, () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), _ => true);

    /// <summary>A port for that use: the one of the last run while it is free, so that addresses and tokens stay valid.</summary>
    public int Port(string use) => int.Parse(
        Keep(Ports, use, () => $"{FreePorts.Take()}", old => FreePorts.Take(int.Parse(old, null)) == int.Parse(old, null)), null);

    /// <summary>The port of that use in the run that holds the folder.</summary>
    public int LastPort(string use) => int.Parse(Kept(Ports)[use], null);

    public string LogFile(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "logs")).FullName, $"{name}.log");

    FileStream? TryLock(string name)
    {
        try
        {
            return new FileStream(Path.Combine(Folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    string Locate(Action<string> say)
    {
        if (chosen is not null)
            return Path.GetFullPath(chosen);
        var beside = Path.Combine(checkout, ".data", part ?? "");
        if (!ServerAccount.CallerIsRoot || ServerAccount.OthersCanReach(checkout))
            return beside;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkout)))[..12];
        var elsewhere = $"/var/tmp/mockloop-{hash}";
        if (new FileInfo(elsewhere).LinkTarget is not null)
            throw new InvalidOperationException($"{elsewhere} is a link; remove it, or choose another folder with --state FOLDER.");
        say($"state is kept in {elsewhere}: the servers' own users cannot reach {beside}");
        return Path.Combine(elsewhere, part ?? "");
    }

    void Reset(Action<string> say)
    {
        foreach (var path in Contents.Select(name => Path.Combine(Folder, name)))
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        say($"reset: databases, queues, secrets and logs in {Folder} are gone");
    }

    Dictionary<string, string> Kept(string file) =>
        File.Exists(Path.Combine(Folder, file))
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, file)))!
            : [];

    string Keep(string file, string key, Func<string> make, Predicate<string> stillGood)
    {
        lock (gate)
        {
            var path = Path.Combine(Folder, file);
            var kept = Kept(file);
            if (kept.TryGetValue(key, out var old) && stillGood(old))
                return old;
            kept[key] = make();
            File.WriteAllText(path + ".new", JsonSerializer.Serialize(kept));
            ServerAccount.Restrict(path + ".new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(path + ".new", path, overwrite: true);
            return kept[key];
        }
    }
}
