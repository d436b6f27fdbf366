using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>What lies at a path: the framework tells files, folders and links apart, but opens a pipe and waits for ever.</summary>
static partial class FileKind
{
    const int CurrentFolder = -100, DoNotFollow = 0x100, TypeMask = 1, ModeAt = 28;

    public const int Folder = 0x4000, Regular = 0x8000, Link = 0xA000;

    /// <summary>The file type bits of its mode, links not followed; 0 where nothing can be found.</summary>
    public static int Of(string path)
    {
        Span<byte> buffer = stackalloc byte[256];
        return Statx(CurrentFolder, path, DoNotFollow, TypeMask, buffer) == 0
            ? BinaryPrimitives.ReadUInt16LittleEndian(buffer[ModeAt..]) & 0xF000
            : 0;
    }

    /// <summary>A plain file, or a link to one.</summary>
    public static bool CanBeRead(string path) => Of(path) is var kind
        && (kind == Regular || (kind == Link && File.ResolveLinkTarget(path, true) is { } target && Of(target.FullName) == Regular));

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Statx(int folder, string path, int flags, uint mask, Span<byte> buffer);
}
