using System.Text;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>Keeps the beginning and the end of what is written to it: compilers say it first, interpreters last.</summary>
sealed class HeadAndTail(int size) : Stream
{
    readonly MemoryStream head = new();
    readonly byte[] tail = new byte[size];
    long total;

    public string Text
    {
        get
        {
            var beyond = total - head.Length;
            if (beyond == 0)
                return Encoding.UTF8.GetString(head.ToArray());
            var kept = (int)Math.Min(beyond, size);
            var end = (int)(beyond % size);
            byte[] ordered = beyond <= size ? tail[..kept] : [.. tail[end..], .. tail[..end]];
            var gap = beyond > size ? $"\n… {beyond - size} bytes left out …\n" : "";
            return Encoding.UTF8.GetString(head.ToArray()) + gap + Encoding.UTF8.GetString(ordered);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var first = (int)Math.Min(size - head.Length, buffer.Length);
        head.Write(buffer[..first]);
        total += first;
        foreach (var b in buffer[first..])
            tail[(total++ - head.Length) % size] = b;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override bool CanWrite => true;
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override long Length => total;
    public override long Position { get => total; set => throw new NotSupportedException(); }
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
