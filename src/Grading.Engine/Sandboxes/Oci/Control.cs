using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>The worker's end of the socket to one runner: a packet with three descriptors out, a packet with words back.</summary>
sealed partial class Control(Socket socket) : IDisposable
{
    public SafeSocketHandle Handle => socket.SafeHandle;

    /// <summary>Waits for the runner that was just launched to connect to a socket in the folder shown to it as <c>/ctl</c>.</summary>
    public static async Task<Control> AcceptAsync(Socket listener, CancellationToken cancel)
    {
        var socket = await listener.AcceptAsync(cancel);
        socket.ReceiveTimeout = 5000; // ms; only an answer that is due is waited for here
        return new(socket);
    }

    /// <summary>A socket only the runner's uid may connect to.</summary>
    public static Socket Listen(string folder, uint runner)
    {
        var path = Path.Combine(folder, "runner");
        var listener = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (Libc.IsRoot) // else the runner has our own uid outside
            Libc.Chown(path, runner, runner);
        listener.Listen(1);
        return listener;
    }

    /// <summary>Strings with a NUL after each.</summary>
    public void Send(IEnumerable<string> words, ReadOnlySpan<int> descriptors = default)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(words.Select(w => w + '\0')));
        if (text.Length > 128 << 10)
            throw new SandboxException($"a command line of {text.Length} bytes is more than the 131072 allowed");
        if (!SendPacket(text, descriptors))
            throw Libc.Failure("the runner does not listen: sendmsg");
    }

    /// <summary>The reply; null when the runner is gone.</summary>
    public string? Receive()
    {
        Span<byte> text = stackalloc byte[128];
        try
        {
            var length = socket.Receive(text);
            return length == 0 ? null : Encoding.ASCII.GetString(text[..length]);
        }
        catch (SocketException)
        {
            return null; // reset: it was killed with a request unread
        }
    }

    public void Dispose() => socket.Dispose();

    unsafe bool SendPacket(ReadOnlySpan<byte> text, ReadOnlySpan<int> descriptors)
    {
        const int socketLevel = 1, rights = 1, noSignal = 0x4000, headerSize = 16;
        Span<byte> control = stackalloc byte[headerSize + (3 * sizeof(int)) + 4]; // aligned to 8
        control.Clear();
        if (descriptors.Length > 0)
        {
            MemoryMarshal.Write(control, (nint)(headerSize + (descriptors.Length * sizeof(int))));
            MemoryMarshal.Write(control[8..], socketLevel);
            MemoryMarshal.Write(control[12..], rights);
            MemoryMarshal.AsBytes(descriptors).CopyTo(control[headerSize..]);
        }
        fixed (byte* bytes = text, more = control)
        {
            var part = new Part { Base = bytes, Length = (nuint)text.Length };
            var message = new Message { Parts = &part, PartCount = 1 };
            if (descriptors.Length > 0)
            {
                message.Control = more;
                message.ControlLength = (nuint)control.Length;
            }
            return SendMessage(Handle, ref message, noSignal) == text.Length;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    unsafe struct Part
    {
        public byte* Base;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    unsafe struct Message
    {
        public void* Name;
        public uint NameLength;
        public Part* Parts;
        public nuint PartCount;
        public byte* Control;
        public nuint ControlLength;
        public int Flags;
    }

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static partial nint SendMessage(SafeHandle socket, ref Message message, int flags);
}
