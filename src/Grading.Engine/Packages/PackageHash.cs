using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Mockloop.Grading.Engine.Packages.Reading;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>
/// Content hash of a package folder: SHA-256 over every file in ordinal path order, as length and bytes of the path
/// (forward slashes), then length and bytes of the content. Times, owners and modes do not count.
/// </summary>
public static class PackageHash
{
    /// <summary>The hash as <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public static string Of(string folder) => OfAll(Below(folder, "", hidden: false));

    /// <summary>
    /// Plain files, and what links lead to. Nobody has seen to where links lead among what a package's reader does not look
    /// at (names with a dot or dash in front), so those do not count: they could lead to all of the host.
    /// </summary>
    static IEnumerable<(string Name, string Path)> Below(string folder, string name, bool hidden)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var last = Path.GetFileName(path);
            var unseen = hidden || last[0] is '.' or '-';
            var kind = FileKind.Of(path);
            if (kind == FileKind.Link && !unseen && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target)
                kind = FileKind.Of(target.FullName);
            if (kind == FileKind.Folder)
                foreach (var inner in Below(path, $"{name}{last}/", unseen))
                    yield return inner;
            else if (kind == FileKind.Regular) // a pipe would be waited on for ever
                yield return (name + last, path);
        }
    }

    /// <summary>The hash of one file's content, or of several files with their names as in <see cref="Of"/>.</summary>
    internal static string OfFiles(IEnumerable<(string Name, string Path)> files)
    {
        var all = files.ToArray();
        return all is [var one] ? OfFile(one.Path) : OfAll(all);
    }

    static string OfAll(IEnumerable<(string Name, string Path)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, path) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(name));
            AppendFile(hash, path);
        }
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of one file's content.</summary>
    public static string OfFile(string file) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>In pieces: test data may be larger than the memory a worker should take.</summary>
    static void AppendFile(IncrementalHash hash, string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, file.Length);
        hash.AppendData(length);
        var buffer = new byte[1 << 16];
        while (file.Read(buffer) is > 0 and var read)
            hash.AppendData(buffer.AsSpan(0, read));
    }

    static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
