namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// bubblewrap with what <c>config.json</c> says, as far as it can: no inode limits, and <c>/dev/shm</c> is executable. As root
/// everything happens in a user namespace of ours with many ids, so that runner and program have different ones.
/// Without root there is one id for both: the runner then is pid 1, which nothing inside can signal, and not dumpable,
/// so that nothing can open its memory.
/// </summary>
sealed class BubblewrapLauncher : Launcher
{
    const string Capabilities = "+setuid,+setgid,+kill";
    static readonly string[] Devices = ["null", "zero", "full", "random", "urandom", "tty"];

    readonly SandboxOptions options;
    readonly Kit kit;

    public BubblewrapLauncher(SandboxOptions options, Kit kit)
    {
        (this.options, this.kit) = (options, kit);
        File.WriteAllBytes(
            Path.Combine(kit.ToolFolder, "seccomp.bpf"),
            SeccompFilter.Compiled ?? throw new SandboxException("bubblewrap needs libseccomp (Debian: apt-get install libseccomp2)"));
    }

    public override bool OneUser => !Libc.IsRoot;

    // In two steps: with a command, the shell's exec keeps copies of what it redirects, and the program would inherit them.
    public override string Script =>
        """
        exec </dev/null >>"$LOG" 2>&1 8>"$FOLDER/pid" 9<"$FOLDER/../kit/seccomp.bpf"
        exec "$@"
        """;

    public override (IReadOnlyList<string> Command, IDisposable? Held) Prepare(int number, string folder, string id)
    {
        if (OneUser)
            return ([.. Rlimits, options.Runtime, "--unshare-user", "--uid", "10000", "--gid", "10000", .. Shared(folder), "--", "/kit/runner", "one-user"], null);
        var users = UserNamespace.Make(Bundle.FirstUidOf(number), Bundle.Uids);
        string[] command =
        [
            .. Rlimits, "/usr/bin/nsenter", $"--user={users.Path}", "--setuid", "0", "--setgid", "0",
            options.Runtime, .. Shared(folder),
            "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_KILL", "--",
            "/usr/bin/setpriv", "--reuid", "10000", "--regid", "10000", "--clear-groups",
            $"--inh-caps={Capabilities}", $"--ambient-caps={Capabilities}", Bundle.Init, "-p", "SIGKILL", "--", "/kit/runner",
        ];
        return (command, users);
    }

    static string[] Rlimits => ["/usr/bin/prlimit", "--core=1:1", "--nofile=256:256", "--msgqueue=0:0", "--memlock=65536:65536"];

    string[] Shared(string folder) =>
    [
        "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net", "--unshare-cgroup-try", "--hostname", "box", "--as-pid-1",
        "--clearenv", "--setenv", "PATH", "/usr/bin:/bin", "--info-fd", "8", "--seccomp", "9",
        "--ro-bind", kit.RootFolder, "/", "--ro-bind", "/usr", "/usr", "--proc", "/proc", .. Bundle.ReadOnlyPaths.Where(Path.Exists).SelectMany(p => new[] { "--ro-bind", p, p }), .. Masked(),
        .. Temporary("/dev", "0755", 64 << 10), .. Devices.SelectMany(d => new[] { "--dev-bind", $"/dev/{d}", $"/dev/{d}" }),
        "--symlink", "/proc/self/fd", "/dev/fd", "--symlink", "/proc/self/fd/0", "/dev/stdin",
        "--symlink", "/proc/self/fd/1", "/dev/stdout", "--symlink", "/proc/self/fd/2", "/dev/stderr",
        .. Temporary("/dev/shm", "1777", 16 << 20), "--remount-ro", "/dev",
        .. Temporary("/tmp", "1777", 64 << 20), .. Temporary("/box", "1777", 64 << 20),
        "--ro-bind", kit.ToolFolder, "/kit", "--ro-bind", $"{folder}/ctl", "/ctl", "--ro-bind", $"{folder}/prog", "/prog",
        "--chdir", "/box",
    ];

    static string[] Temporary(string place, string mode, int size) => ["--perms", mode, "--size", $"{size}", "--tmpfs", place];

    static IEnumerable<string> Masked()
    {
        foreach (var path in Bundle.MaskedPaths)
            if (File.Exists(path))
                foreach (var word in new[] { "--ro-bind", "/dev/null", path })
                    yield return word;
            else if (Directory.Exists(path))
                foreach (var word in new[] { "--perms", "0000", "--size", "4096", "--tmpfs", path, "--remount-ro", path })
                    yield return word;
    }
}
