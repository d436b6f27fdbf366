using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>A file of a control group, kept open: reading it again costs one system call.</summary>
sealed class CgroupFile(string path) : IDisposable
{
    readonly SafeFileHandle handle = Open(path);

    /// <summary>The whole content as a number.</summary>
    public long Number
    {
        get
        {
            Span<byte> text = stackalloc byte[512];
            return Parse(text[..RandomAccess.Read(handle, text, 0)]);
        }
    }

    /// <summary>Value of a <c>key number</c> line; 0 where the kernel does not have the key.</summary>
    public long Keyed(ReadOnlySpan<byte> key)
    {
        Span<byte> buffer = stackalloc byte[2048];
        ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(handle, buffer, 0)];
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.StartsWith(key) && line.Length > key.Length && line[key.Length] == ' ')
                return Parse(line[(key.Length + 1)..]);
        }
        return 0;
    }

    /// <summary>Writes a command to it.</summary>
    public void Write(ReadOnlySpan<byte> text) => RandomAccess.Write(handle, text, 0);

    public void Dispose() => handle.Dispose();

    static SafeFileHandle Open(string path)
    {
        var writable = (File.GetUnixFileMode(path) & UnixFileMode.UserWrite) != 0;
        return File.OpenHandle(path, FileMode.Open, writable ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite);
    }

    static long Parse(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long value, out _) ? value : throw new SandboxException("a control group says no number");
}
