using System.Runtime.InteropServices;

namespace Mockloop.AppHost.Servers;

/// <summary>The operating system user a server runs as: its own when the caller is root, else the caller.</summary>
sealed record ServerAccount(string Name)
{
    /// <summary>True when this process may change users, which is also when the servers refuse to run as it.</summary>
    public static bool CallerIsRoot { get; } = GetEffectiveUserId() == 0;

    /// <summary>The words to put before a command so that it runs as this account.</summary>
    public string[] Prefix => CallerIsRoot
        ? ["setpriv", $"--reuid={Name}", $"--regid={Name}", "--init-groups", "--"]
        : [];

    /// <summary>Makes a folder that only this account can read; what lies in it becomes its own too.</summary>
    public async Task OwnFolderAsync(string path, CancellationToken ct)
    {
        Directory.CreateDirectory(path);
        Restrict(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (CallerIsRoot)
            await ServerProcess.RunAsync(["chown", "-R", $"{Name}:", path], ct: ct);
    }

    /// <summary>True when another user can reach the folder: every folder above it lets others pass.</summary>
    public static bool OthersCanReach(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
            if (folder.Exists && !folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        return true;
    }

    /// <summary>Sets the permissions of a file or folder.</summary>
    public static void Restrict(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Private servers run on Linux and macOS; on Windows use WSL.");
        File.SetUnixFileMode(path, mode);
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    static extern uint GetEffectiveUserId();
}
