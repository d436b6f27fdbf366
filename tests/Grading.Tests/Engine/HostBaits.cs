using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>
/// Things on the host that attacks reach for: without something to find, an attack that finds nothing proves nothing.
/// Afterwards: are they untouched, and is nothing of the submission left running?
/// </summary>
sealed class HostBaits : IDisposable
{
    const string Name = "mockloop-bait";
    readonly string runId, package, hash, shared;
    readonly string file = Path.Combine(Path.GetTempPath(), Name);
    readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly Process process = Process.Start("/bin/sleep", "600");

    public HostBaits(string runId, string package)
    {
        (this.runId, this.package, hash) = (runId, package, PackageHash.Of(package));
        Environment.SetEnvironmentVariable("MOCKLOOP_BAIT", "secret");
        using (var segment = Process.Start(new ProcessStartInfo("/usr/bin/ipcmk", ["-M", "4096"]) { RedirectStandardOutput = true })!)
            shared = segment.StandardOutput.ReadToEnd().Split(' ')[^1].Trim();
        File.WriteAllText(file, "secret");
        File.SetUnixFileMode(file, (UnixFileMode)0b110_110_110);
        foreach (var test in Directory.EnumerateFiles(Path.Combine(package, "data"), "*.in", SearchOption.AllDirectories))
            File.SetUnixFileMode(test, (UnixFileMode)0b110_110_110); // as some archives have it: only the sandbox may protect it
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint($"\0{Name}"));
            socket.Listen();
        }
        catch (SocketException)
        {
            // Another test run listens already, which is as good.
        }
    }

    public async Task CheckAsync()
    {
        process.HasExited.ShouldBeFalse("a process of the host was killed");
        PackageHash.Of(package).ShouldBe(hash, "the package was changed");
        if (File.Exists(file))
            (await File.ReadAllTextAsync(file)).ShouldBe("secret", "a file of the host was changed");
        Survivors().ShouldBeEmpty("processes of the submission are left");
    }

    /// <summary>Processes of this run's control groups under the submission's uid, as the host sees it.</summary>
    string[] Survivors() =>
        [.. Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0]) && IsOurs(p))];

    bool IsOurs(string entry)
    {
        try
        {
            return File.ReadAllText($"{entry}/cgroup").Contains($"mockloop-{runId}/", StringComparison.Ordinal)
                && File.ReadLines($"{entry}/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1] is var uid
                && (int.Parse(uid, CultureInfo.InvariantCulture) - 200_000) % 65_536 == 10_001;
        }
        catch (IOException)
        {
            return false; // it ended meanwhile
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        File.Delete(file);
        using (var removed = Process.Start("/usr/bin/ipcrm", ["-m", shared]))
            removed.WaitForExit();
        process.Kill();
        process.Dispose();
    }
}
