using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>The few system calls .NET has no name for.</summary>
static partial class Libc
{
    /// <summary><c>poll</c>: something to read, room to write, and the other end closed or broken.</summary>
    public const short CanRead = 1, CanWrite = 4, Broken = 8, HungUp = 16;

    const int Kill9 = 9, CloseOnExec = 0x80000, SetFlags = 4, NonBlocking = 0x800, Interrupted = 4, TryAgain = 11;

    /// <summary>One entry of <c>poll</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Watched
    {
        public int Descriptor;
        public short Wanted;
        public short Seen;
    }

    public static bool IsRoot => EffectiveUser() == 0;

    public static uint User => EffectiveUser();

    /// <summary>SIGKILL; a process that is gone already is fine.</summary>
    public static void Kill(int pid)
    {
        if (pid > 1)
            _ = KillPid(pid, Kill9);
    }

    public static void Chown(string path, uint user, uint group) => Check(ChangeOwner(path, user, group), $"chown {path}");

    /// <summary>Whether a file has an extended attribute.</summary>
    public static bool HasAttribute(string path, string name) => GetAttribute(path, name, 0, 0) >= 0;

    /// <summary>An anonymous pipe that children do not inherit and that any uid may open again by <c>/dev/stdin</c>.</summary>
    public static (SafeFileHandle Read, SafeFileHandle Write) Pipe()
    {
        var ends = new int[2];
        Check(Pipe2(ends, CloseOnExec), "pipe2");
        Check(ChangeMode(ends[0], 0b110_110_110), "fchmod");
        return (new(ends[0], ownsHandle: true), new(ends[1], ownsHandle: true));
    }

    /// <summary>Makes a pipe hold more, where the kernel grants it.</summary>
    public static void Enlarge(SafeFileHandle pipe, int bytes)
    {
        const int setPipeSize = 1031;
        _ = FileControl(pipe, setPipeSize, bytes);
    }

    /// <summary>Another handle on the same open file, not inherited by children.</summary>
    public static SafeFileHandle Duplicate(SafeFileHandle handle)
    {
        const int duplicate = 1030;
        var copy = FileControl(handle, duplicate, 0);
        return copy >= 0 ? new(copy, ownsHandle: true) : throw Failure("fcntl");
    }

    /// <summary>Bytes that lie in a pipe.</summary>
    public static int Unread(SafeFileHandle pipe)
    {
        const int count = 0x541B;
        Check(Control(pipe, count, out var bytes), "ioctl");
        return bytes;
    }

    public static void DoNotBlock(SafeFileHandle handle) => Check(FileControl(handle, SetFlags, NonBlocking), "fcntl");

    /// <summary>Waits until one of the descriptors has something, at most that many milliseconds.</summary>
    public static void Poll(Span<Watched> watched, int milliseconds)
    {
        if (PollAll(ref MemoryMarshal.GetReference(watched), (nuint)watched.Length, milliseconds) < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            throw Failure("poll");
    }

    /// <summary>Bytes read, 0 at the end; null when there is nothing yet.</summary>
    public static int? Read(SafeHandle handle, Span<byte> into) =>
        Moved(ReadBytes(handle, ref MemoryMarshal.GetReference(into), (nuint)into.Length), "read");

    /// <summary>Bytes written; null when there is no room now; -1 when nobody reads any more.</summary>
    public static int? Write(SafeHandle handle, ReadOnlySpan<byte> from)
    {
        const int brokenPipe = 32;
        var written = WriteBytes(handle, ref MemoryMarshal.GetReference(from), (nuint)from.Length);
        return written < 0 && Marshal.GetLastPInvokeError() == brokenPipe ? -1 : Moved(written, "write");
    }

    static int? Moved(nint count, string call) => count >= 0 ? (int)count
        : Marshal.GetLastPInvokeError() is TryAgain or Interrupted ? null
        : throw Failure(call);

    static void Check(int result, string call)
    {
        if (result != 0)
            throw Failure(call);
    }

    public static SandboxException Failure(string call) =>
        new($"{call}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int KillPid(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "getxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetAttribute(string path, string name, nint value, nuint size);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe2([Out] int[] ends, int flags);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    private static partial int ChangeMode(int descriptor, uint mode);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(SafeHandle handle, int command, nint value);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeHandle handle, nuint request, out int value);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int PollAll(ref Watched first, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadBytes(SafeHandle handle, ref byte first, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteBytes(SafeHandle handle, ref byte first, nuint count);
}
