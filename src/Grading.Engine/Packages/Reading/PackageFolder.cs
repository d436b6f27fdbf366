namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>
/// What lies in a package's folder, listed once. Links must stay inside, anything but files and folders is refused, and
/// what the format says to ignore (names with a dot or dash in front) is not seen.
/// </summary>
sealed class PackageFolder
{
    const int MostFiles = 200_000, Deepest = 32;
    readonly Dictionary<string, string> files = new(StringComparer.Ordinal);
    readonly Dictionary<string, SortedSet<string>> folders = new(StringComparer.Ordinal);
    readonly List<string> names;
    readonly string inside;

    /// <exception cref="PackageException">It is no folder, or something in it leads out or cannot be read.</exception>
    public PackageFolder(string root)
    {
        Root = Path.GetFullPath(root);
        if (!Directory.Exists(Root))
            throw new PackageException($"{Root}: not found");
        inside = Real(Root) + "/";
        Walk(Root, "", 0);
        names = [.. files.Keys.Order(StringComparer.Ordinal)];
    }

    public string Root { get; }

    /// <summary>Names relative to the root, in ordinal order.</summary>
    public IReadOnlyCollection<string> Files => names;

    public bool Has(string file) => files.ContainsKey(file);

    public bool HasFolder(string folder) => folders.ContainsKey(folder);

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Path of a file at the root that other rules hide; null where there is none, or it is no plain file.</summary>
    public string? Hidden(string name) => FileKind.Of(PathOf(name)) == FileKind.Regular ? PathOf(name) : null;

    /// <summary>All files below a folder, their names relative to it, in ordinal order.</summary>
    public IEnumerable<ProgramFile> Below(string folder)
    {
        var start = folder + "/"; // names with one start lie side by side in ordinal order
        var at = names.BinarySearch(start, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at; at < names.Count && names[at].StartsWith(start, StringComparison.Ordinal); at++)
            yield return new(names[at][start.Length..], files[names[at]]);
    }

    /// <summary>Names of what lies directly in a folder, in ordinal order.</summary>
    public IReadOnlyCollection<string> In(string folder) => folders.TryGetValue(folder, out var inside) ? inside : [];

    void Walk(string path, string name, int depth)
    {
        if (depth > Deepest)
            throw new PackageException($"{name}: folders nested deeper than {Deepest} levels, or a link that leads in a circle");
        var inside = folders[name] = new(StringComparer.Ordinal);
        foreach (var entry in Directory.EnumerateFileSystemEntries(path))
        {
            var last = Path.GetFileName(entry);
            if (last[0] is '.' or '-')
                continue;
            inside.Add(last);
            Add(entry, name.Length == 0 ? last : $"{name}/{last}", depth);
        }
    }

    void Add(string entry, string name, int depth)
    {
        var kind = FileKind.Of(entry);
        if (kind == FileKind.Link)
        {
            var target = Real(entry);
            if (!target.StartsWith(inside, StringComparison.Ordinal))
                throw new PackageException($"{name}: a link that leads out of the folder; copy the file into it");
            kind = FileKind.Of(target);
        }
        if (kind == FileKind.Folder)
        {
            Walk(entry, name, depth + 1);
        }
        else if (kind != FileKind.Regular)
        {
            throw new PackageException($"{name}: neither a file nor a folder");
        }
        else if (files.Count + folders.Count >= MostFiles)
        {
            throw new PackageException($"more than {MostFiles} files and folders");
        }
        else
        {
            files.Add(name, entry);
        }
    }

    /// <summary>The path with every link in it followed, as far as it exists.</summary>
    static string Real(string path)
    {
        var hops = 0;
        var real = "/";
        var rest = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (rest.TryPop(out var part))
        {
            if (part is "." or "..")
            {
                real = part == "." ? real : Path.GetDirectoryName(real) ?? "/";
                continue;
            }
            var next = Path.Combine(real, part);
            if (FileKind.Of(next) != FileKind.Link)
            {
                real = next;
                continue;
            }
            if (++hops > 40)
                throw new PackageException($"{path}: links that lead in a circle");
            var target = new FileInfo(next).LinkTarget ?? throw new PackageException($"{path}: a link that cannot be read");
            if (target.StartsWith('/'))
                real = "/";
            foreach (var piece in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                rest.Push(piece);
        }
        return real;
    }
}
