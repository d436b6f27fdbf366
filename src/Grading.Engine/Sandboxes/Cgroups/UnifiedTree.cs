namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>
/// Where in the version 2 tree groups of ours may go. Processes sit in leaves only: what gives controllers to groups
/// below must hold no process itself, so a worker that sits where its sandboxes' groups go first moves down.
/// </summary>
/// <param name="Folder">The group below which ours are made.</param>
sealed record UnifiedTree(string Folder)
{
    /// <summary>For the processes that sat in the folder.</summary>
    const string Leaf = "mockloop-self";
    const int Tries = 10;
    static readonly string[] Needed = ["memory", "pids"]; // CPU time is counted without the cpu controller

    static readonly Lazy<UnifiedTree> Current = new(() => Find(
        CgroupHost.Root, File.Exists("/proc/self/cgroup") ? File.ReadAllLines("/proc/self/cgroup") : [], Libc.IsRoot, Libc.HasAttribute));

    /// <summary>Of this process.</summary>
    public static UnifiedTree Here => Current.Value;

    /// <summary>
    /// A group that systemd delegated to this process (it marks it so) or that an ordinary user may write; else the top,
    /// which in a container is the container's own.
    /// </summary>
    /// <param name="root">The mount point.</param>
    /// <param name="own">Lines of <c>/proc/self/cgroup</c>.</param>
    /// <param name="isRoot">Who asks.</param>
    /// <param name="hasAttribute">Whether a folder has an extended attribute.</param>
    public static UnifiedTree Find(string root, IEnumerable<string> own, bool isRoot, Func<string, string, bool> hasAttribute)
    {
        var path = own.FirstOrDefault(line => line.StartsWith("0::/", StringComparison.Ordinal))?[3..].TrimEnd('/') ?? "";
        if (path.EndsWith("/" + Leaf, StringComparison.Ordinal))
            path = path[..^(Leaf.Length + 1)];
        var delegated = path.Length > 0 && (!isRoot || hasAttribute(root + path, "trusted.delegate") || hasAttribute(root + path, "user.delegate"));
        return new(delegated ? root + path : root);
    }

    /// <summary>Controllers that may be given to groups below.</summary>
    public IReadOnlyList<string> Controllers => Words("cgroup.controllers");

    /// <summary>Lets groups below count and limit memory and processes.</summary>
    /// <exception cref="SandboxException">The controllers are not there or may not be given on.</exception>
    public void Delegate()
    {
        if (Needed.Except(Controllers).ToArray() is { Length: > 0 } missing)
            throw new SandboxException($"{Folder} has no controller {string.Join(", ", missing)}");
        if (!Needed.Except(Words("cgroup.subtree_control")).Any())
            return;
        for (var i = 0; ; i++)
            try
            {
                Give(Folder);
                return;
            }
            catch (IOException) when (i < Tries)
            {
                MoveDown(); // busy: somebody sits here, or was born here meanwhile
            }
    }

    /// <summary>The same for a group below.</summary>
    public static void Give(string folder) => File.WriteAllText($"{folder}/cgroup.subtree_control", string.Join(' ', Needed.Select(c => "+" + c)));

    void MoveDown()
    {
        Directory.CreateDirectory($"{Folder}/{Leaf}");
        foreach (var pid in File.ReadAllLines($"{Folder}/cgroup.procs"))
            try
            {
                File.WriteAllText($"{Folder}/{Leaf}/cgroup.procs", pid);
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
    }

    string[] Words(string file) => File.Exists($"{Folder}/{file}")
        ? File.ReadAllText($"{Folder}/{file}").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        : [];
}
