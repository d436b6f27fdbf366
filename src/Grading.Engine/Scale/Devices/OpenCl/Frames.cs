using System.Buffers.Binary;
using System.Text;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Devices.OpenCl;

/// <summary>
/// Commands and answers between the worker and its device process: a 32-bit length, then a 64-bit number that an answer
/// repeats, then a <see cref="DeviceCommand"/> or <see cref="DeviceStatus"/> and what belongs to it.
/// </summary>
static class Frames
{
    const int Longest = 1 << 16;

    /// <summary>Writes one frame in one go.</summary>
    public static void Write(Stream to, ulong number, byte kind, Action<BinaryWriter> body)
    {
        using var frame = new MemoryStream();
        using var writer = new BinaryWriter(frame, Encoding.UTF8);
        writer.Write(0);
        writer.Write(number);
        writer.Write(kind);
        body(writer);
        writer.Flush();
        BinaryPrimitives.WriteInt32LittleEndian(frame.GetBuffer(), (int)frame.Length - sizeof(int));
        to.Write(frame.GetBuffer(), 0, (int)frame.Length);
        to.Flush();
    }

    /// <summary>Reads one frame; null at the end.</summary>
    /// <exception cref="InvalidDataException">What comes is no frame.</exception>
    public static BinaryReader? Read(Stream from)
    {
        var length = new byte[sizeof(int)];
        if (from.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            return null;
        var bytes = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (bytes is < sizeof(ulong) + 1 or > Longest)
            throw new InvalidDataException($"a frame of {bytes} bytes");
        var frame = new byte[bytes];
        return from.ReadAtLeast(frame, bytes, throwOnEndOfStream: false) < bytes ? null : new(new MemoryStream(frame), Encoding.UTF8);
    }

    public static void Write(this BinaryWriter writer, DataSpec spec)
    {
        writer.Write(spec.Generator);
        writer.Write(spec.Seed);
        writer.Write(spec.N);
        writer.Write(spec.K);
    }

    public static DataSpec ReadSpec(this BinaryReader reader) => new(reader.ReadString(), reader.ReadUInt64(), reader.ReadInt64(), reader.ReadInt64());

    public static void Write(this BinaryWriter writer, ChunkDigest digest)
    {
        writer.Write(digest.Ordered);
        writer.Write(digest.Written.A);
        writer.Write(digest.Written.B);
        writer.Write(digest.Expected.A);
        writer.Write(digest.Expected.B);
    }

    public static ChunkDigest ReadDigest(this BinaryReader reader) =>
        new(reader.ReadBoolean(), (reader.ReadUInt64(), reader.ReadUInt64()), (reader.ReadUInt64(), reader.ReadUInt64()));
}
