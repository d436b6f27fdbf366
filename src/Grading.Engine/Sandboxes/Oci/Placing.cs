namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// Shows host files in a sandbox by copying them into the folder that is bound there read-only. Never links: whoever
/// sees an inode can lock it, and its other readers would wait or fail.
/// </summary>
static class Placing
{
    const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Of folders shown inside: interpreters find a program's other files by listing.</summary>
    public const UnixFileMode Listable = RunFolder.Traversable | Readable;

    /// <exception cref="SandboxException">A link, or nothing at all, lies at the path.</exception>
    public static void Place(string from, string to)
    {
        if (Directory.Exists(from))
        {
            PlaceFolder(new DirectoryInfo(from), to);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(to)!, Listable);
        PlaceFile(new FileInfo(from), to);
    }

    static void PlaceFolder(DirectoryInfo from, string to)
    {
        RefuseLink(from);
        Directory.CreateDirectory(to, Listable);
        foreach (var entry in from.EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry is DirectoryInfo folder)
                PlaceFolder(folder, target);
            else
                PlaceFile((FileInfo)entry, target);
        }
    }

    static void PlaceFile(FileInfo from, string to)
    {
        RefuseLink(from);
        if (!from.Exists)
            throw new SandboxException($"{from.FullName}: cannot be shown to a program: no such file");
        File.Delete(to);
        var mode = from.UnixFileMode;
        from.CopyTo(to);
        var executable = (mode & UnixFileMode.UserExecute) == 0 ? 0 : Executable;
        File.SetUnixFileMode(to, Readable | executable);
    }

    static void RefuseLink(FileSystemInfo entry)
    {
        if (entry.LinkTarget is { } target)
            throw new SandboxException($"{entry.FullName}: cannot be shown to a program: it is a link to {target}");
    }
}
