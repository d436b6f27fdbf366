using System.Formats.Tar;

namespace Mockloop.Grading.Engine.Judging.Programs;

/// <summary>What came out of a sandbox as an archive. Only plain files and folders with plain names are taken; anything else is refused whole.</summary>
static class Unpacked
{
    const int MostFiles = 4096, MostDepth = 16, MostName = 255;
    const UnixFileMode Executable = (UnixFileMode)0b101_101_101, Readable = (UnixFileMode)0b100_100_100;

    /// <summary>Files at the archive's top, by name, in memory.</summary>
    /// <exception cref="UnpackException">The archive holds what it must not.</exception>
    public static IReadOnlyDictionary<string, byte[]> ToMemory(Stream archive, long most)
    {
        var files = new Dictionary<string, byte[]>();
        Read(archive, most, (path, entry) =>
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files[path] = content.ToArray();
        });
        return files;
    }

    /// <summary>Everything below a host folder that nobody else writes to. Files keep whether they can be executed.</summary>
    /// <exception cref="UnpackException">The archive holds what it must not.</exception>
    public static void ToFolder(Stream archive, string folder, long most) => Read(archive, most, (path, entry) =>
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var target = new FileStream(file, FileMode.CreateNew))
            entry.DataStream?.CopyTo(target);
        File.SetUnixFileMode(file, (entry.Mode & UnixFileMode.UserExecute) != 0 ? Executable : Readable);
    });

    static void Read(Stream archive, long most, Action<string, TarEntry> take)
    {
        var (count, bytes) = (0, 0L);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var reader = new TarReader(archive, leaveOpen: true);
            while (reader.GetNextEntry() is { } entry)
            {
                if (++count > MostFiles || (bytes += entry.Length) > most)
                    throw new UnpackException($"more than {MostFiles} files or {most >> 20} MiB came out");
                var path = Plain(entry.Name);
                if (entry.EntryType is TarEntryType.Directory)
                    continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    throw new UnpackException($"{Shown(entry.Name)}: is no plain file");
                if (path.Length == 0 || !seen.Add(path))
                    throw new UnpackException($"{Shown(entry.Name)}: comes twice or has no name");
                take(path, entry);
            }
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or EndOfStreamException or NotSupportedException or IOException or OverflowException or ArgumentException)
        {
            throw new UnpackException($"what came out cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The name without leading dots and slashes at the ends; refused when it could mean a place outside or is not plain.</summary>
    static string Plain(string name)
    {
        var parts = name.Split('/').Where((p, i) => !(p == "." && i == 0)).ToList();
        if (parts.Count > 0 && parts[^1].Length == 0)
            parts.RemoveAt(parts.Count - 1);
        if (parts.Count > MostDepth || parts.Any(p => p is "" or "." or ".." || p.Length > MostName || p.Any(c => c < ' ' || c == 127)))
            throw new UnpackException($"{Shown(name)}: is no plain name");
        return string.Join('/', parts);
    }

    static string Shown(string name) => new([.. name.Take(60).Select(c => char.IsControl(c) ? '?' : c)]);
}
