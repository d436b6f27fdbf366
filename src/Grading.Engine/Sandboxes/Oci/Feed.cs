using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>Writes what a program reads, as far as it reads it. A program that stops reading is not an error.</summary>
sealed class Feed : IDisposable
{
    const int ChunkSize = 64 << 10;

    readonly FileStream? file;
    readonly byte[]? chunk;
    ReadOnlyMemory<byte> rest;

    public Feed(SafeFileHandle writeEnd, ProgramInput input)
    {
        Handle = writeEnd;
        Libc.DoNotBlock(writeEnd);
        if (input is ProgramInput.File from)
        {
            chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
            file = new(from.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        else
            rest = ((ProgramInput.Bytes)input).Content;
        Give();
    }

    public SafeFileHandle Handle { get; }

    public bool Open => !Handle.IsClosed;

    /// <summary>Writes until the pipe is full; closes it at the end of the input.</summary>
    public void Give()
    {
        while (Open && (rest.Length > 0 || Refill()))
            switch (Libc.Write(Handle, rest.Span))
            {
                case null:
                    return;
                case < 0:
                    Handle.Dispose();
                    return;
                case { } written:
                    rest = rest[written..];
                    break;
            }
        Handle.Dispose();
    }

    bool Refill()
    {
        rest = file is null ? default : chunk.AsMemory(0, file.Read(chunk!));
        return rest.Length > 0;
    }

    public void Dispose()
    {
        Handle.Dispose();
        file?.Dispose();
        if (chunk is not null)
            ArrayPool<byte>.Shared.Return(chunk);
    }
}
