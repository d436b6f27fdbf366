using System.Runtime.InteropServices;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>The few system calls .NET has no name for.</summary>
static partial class Libc
{
    const int Kill9 = 9;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int KillPid(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    public static bool IsRoot => EffectiveUser() == 0;

    public static uint User => EffectiveUser();

    /// <summary>SIGKILL; a process that is gone already is fine.</summary>
    public static void Kill(int pid)
    {
        if (pid > 1)
            _ = KillPid(pid, Kill9);
    }

    public static void Chown(string path, uint user, uint group)
    {
        if (ChangeOwner(path, user, group) != 0)
            throw new SandboxException($"chown {path}: error {Marshal.GetLastPInvokeError()}");
    }
}
