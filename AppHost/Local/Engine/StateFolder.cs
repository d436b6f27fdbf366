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
    static readonly string[] Contents = ["postgres", "rabbitmq", "keycloak", "logs", "secrets.json", "ports.json"];
    readonly Lock gate = new();
    FileStream? held;

    /// <summary>Where it is; known once opened.</summary>
    public string Folder { get; private set; } = "";

    public string Journal => Path.Combine(Folder, "run.journal");

    /// <summary>Takes the folder for this run, or says who has it.</summary>
    /// <exception cref="InvalidOperationException">Another AppHost uses it.</exception>
    public void Open(bool reset, Action<string> say)
    {
        Folder = Locate(say);
        Directory.CreateDirectory(Folder);
        held = TryLock("lock") ?? throw new InvalidOperationException(
            $"Another AppHost already runs on {Folder}; stop it first (Ctrl-C there), or choose another folder with --state FOLDER.");
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
        if (reset)
            Reset(say);
    }

    /// <summary>A secret of that name, made on first use.</summary>
    public string Secret(string name) => Keep("secrets.json", name, () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), _ => true);

    /// <summary>A port for that use: the one of the last run while it is free, so that addresses and tokens stay valid.</summary>
    public int Port(string use) => int.Parse(
        Keep("ports.json", use, () => $"{FreePorts.Take()}", old => FreePorts.Take(int.Parse(old, null)) == int.Parse(old, null)), null);

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

    string Keep(string file, string key, Func<string> make, Predicate<string> stillGood)
    {
        lock (gate)
        {
            var path = Path.Combine(Folder, file);
            var kept = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))! : [];
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
