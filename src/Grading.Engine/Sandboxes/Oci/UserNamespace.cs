using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// A user namespace with a range of ids, kept open while a sandbox lives in it. bubblewrap by itself maps one id
/// only; entering this one first, it needs none of its own.
/// </summary>
sealed class UserNamespace : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    readonly SafeFileHandle handle;

    UserNamespace(SafeFileHandle handle) => this.handle = handle;

    /// <summary>A path to enter it by.</summary>
    public string Path => $"/proc/{Environment.ProcessId}/fd/{handle.DangerousGetHandle()}";

    /// <exception cref="SandboxException">The kernel makes none.</exception>
    public static UserNamespace Make(uint first, uint count)
    {
        // A process that does nothing lends its namespace until it is open here.
        using var lender = Process.Start(new ProcessStartInfo("/usr/bin/unshare", ["--user", "/bin/cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        var since = Stopwatch.GetTimestamp();
        var ours = Identity("self");
        while (Identity($"{lender.Id}") is var theirs && (theirs is null || theirs == ours))
        {
            if (lender.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
                throw new SandboxException($"no user namespace: {(lender.HasExited ? lender.StandardError.ReadToEnd() : "unshare does nothing")}");
            Thread.Sleep(1);
        }
        foreach (var map in new[] { "uid_map", "gid_map" })
            File.WriteAllText($"/proc/{lender.Id}/{map}", $"0 {first} {count}\n");
        var handle = File.OpenHandle($"/proc/{lender.Id}/ns/user");
        lender.StandardInput.Close();
        lender.WaitForExit();
        return new(handle);
    }

    public void Dispose() => handle.Dispose();

    static string? Identity(string process) => File.ResolveLinkTarget($"/proc/{process}/ns/user", returnFinalTarget: false)?.Name;
}
