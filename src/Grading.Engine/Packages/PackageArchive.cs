using System.IO.Compression;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>
/// Unpacks a package's archive, believing nothing it says of itself: names must stay inside, links must lead to files of the
/// archive, and what comes out is counted while it is written.
/// </summary>
public static class PackageArchive
{
    const int MostEntries = 200_000, LongestName = 1024, Deepest = 32;
    const long MostBytes = 4L << 30;
    const int TypeMask = 0xF000, LinkType = 0xA000, FolderType = 0x4000, RegularType = 0x8000;

    /// <summary>Unpacks into a folder that is new or empty. What a refused archive leaves there is the caller's to remove.</summary>
    /// <exception cref="PackageException">It is no zip archive, or one made to hurt.</exception>
    public static Task ExtractAsync(string archive, string folder, CancellationToken cancel = default) =>
        ExtractAsync(archive, folder, MostBytes, cancel);

    internal static async Task ExtractAsync(string archive, string folder, long most, CancellationToken cancel)
    {
        var shown = Path.GetFileName(archive);
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(archive, cancel);
            if (zip.Entries.Count > MostEntries)
                throw new PackageException($"{shown}: more than {MostEntries} entries");
            await new Unpacking(shown, Directory.CreateDirectory(folder).FullName, most).RunAsync(zip, cancel);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw new PackageException($"{shown}: no zip archive that can be read: {e.Message}", e);
        }
    }

    sealed class Unpacking(string shown, string root, long most)
    {
        readonly HashSet<string> files = new(StringComparer.Ordinal), folders = new(StringComparer.Ordinal);
        long spent;

        public async Task RunAsync(ZipArchive zip, CancellationToken cancel)
        {
            var links = new List<(string Name, string Target)>();
            foreach (var entry in zip.Entries)
            {
                var type = (entry.ExternalAttributes >> 16) & TypeMask;
                var name = NameOf(entry.FullName);
                if (name is null || type == FolderType)
                    continue;
                if (type is not (0 or RegularType or LinkType))
                    throw new PackageException($"{shown}: {name}: neither a file nor a folder");
                Claim(name);
                if (type == LinkType)
                    links.Add((name, await TargetAsync(entry, name, cancel)));
                else
                    await WriteAsync(entry, name, cancel);
            }
            foreach (var (name, target) in links)
                CopyLinked(name, target, links);
        }

        /// <summary>The name with forward slashes; null for a folder's own entry.</summary>
        string? NameOf(string name)
        {
            var parts = name.TrimEnd('/').Split('/');
            var wrong = name.Length is 0 or > LongestName || name[0] == '/' || name.Contains('\\') || name.Contains('\0')
                || parts.Length > Deepest || parts.Any(p => p is "" or "." or ".." || p.Length > 255);
            if (wrong)
                throw new PackageException($"{shown}: an entry with a name that is refused: {(name.Length > 60 ? name[..60] + "…" : name)}");
            return name[^1] == '/' ? null : name;
        }

        void Claim(string name)
        {
            for (var slash = name.IndexOf('/'); slash > 0; slash = name.IndexOf('/', slash + 1))
            {
                folders.Add(name[..slash]);
                if (files.Contains(name[..slash]))
                    throw new PackageException($"{shown}: {name[..slash]} is a file and a folder");
            }
            if (!files.Add(name) || folders.Contains(name))
                throw new PackageException($"{shown}: {name} is there twice");
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        }

        async Task WriteAsync(ZipArchiveEntry entry, string name, CancellationToken cancel)
        {
            var buffer = new byte[1 << 16];
            await using var from = await entry.OpenAsync(cancel);
            await using var to = new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write);
            while (await from.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                Spend(read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            var executable = ((entry.ExternalAttributes >> 16) & 0b001_001_001) != 0;
            File.SetUnixFileMode(to.SafeFileHandle, (UnixFileMode)(executable ? 0b111_101_101 : 0b110_100_100));
        }

        async Task<string> TargetAsync(ZipArchiveEntry entry, string name, CancellationToken cancel)
        {
            if (entry.Length > LongestName)
                throw new PackageException($"{shown}: {name}: a link with a target of {entry.Length} bytes");
            using var reader = new StreamReader(await entry.OpenAsync(cancel));
            var target = new char[LongestName];
            return new string(target, 0, await reader.ReadBlockAsync(target, cancel));
        }

        /// <summary>A link becomes a copy of what it leads to.</summary>
        void CopyLinked(string name, string target, List<(string Name, string Target)> links)
        {
            var at = name;
            for (var hops = 0; links.Find(l => l.Name == at) is { Name: not null } link; hops++)
            {
                var folder = Path.GetDirectoryName("/" + at)!;
                var next = link.Target.StartsWith('/') ? "/.." : Path.Combine(folder, link.Target);
                at = Within(next) ?? throw new PackageException($"{shown}: {name}: a link that leads out of the package");
                if (hops > 8)
                    throw new PackageException($"{shown}: {name}: links that lead in a circle");
            }
            if (!files.Contains(at))
                throw new PackageException($"{shown}: {name}: a link to {target}, which is no file of the archive");
            Spend(new FileInfo(PathOf(at)).Length);
            File.Copy(PathOf(at), PathOf(name));
        }

        /// <summary>The path without dots, relative to the root; null where it climbs above it.</summary>
        static string? Within(string path)
        {
            var parts = new Stack<string>();
            foreach (var part in path.Split('/').Where(p => p is not ("" or ".")))
                if (part != "..")
                    parts.Push(part);
                else if (!parts.TryPop(out _))
                    return null;
            return string.Join('/', parts.Reverse());
        }

        void Spend(long bytes)
        {
            if ((spent += bytes) > most)
                throw new PackageException($"{shown}: unpacks to more than {most >> 20} MiB");
        }

        string PathOf(string name) => Path.Combine(root, name);
    }
}
