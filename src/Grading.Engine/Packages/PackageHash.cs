using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>
/// Content hash of a package folder: SHA-256 over every file in ordinal path order, as length and bytes of the path
/// (forward slashes), then length and bytes of the content. Times, owners and modes do not count.
/// </summary>
public static class PackageHash
{
    /// <summary>The hash as <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public static string Of(string folder)
    {
        return OfAll(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(Reading.FileKind.CanBeRead) // a pipe would be waited on for ever
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), file)));
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
