using System.Text;

namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>Encoded requests that went wrong on the way.</summary>
static class GarbledBytes
{
    const int AboveTheLimit = 5 * 1024 * 1024;

    public static byte[] OfMessage(byte[] good, Mischief mischief, Random random) => mischief switch
    {
        Mischief.Garbled => Flip(good, random),
        Mischief.Truncated => good[..random.Next(good.Length + 1)],
        // Field 9999, and an old group that is never closed.
        Mischief.UnknownField => [.. good, 0xFA, 0xF0, 0x04, 0x03, 0x61, 0x62, 0x63],
        Mischief.WrongType => [0x08, 0x01, 0x15, 1, 2, 3, 4, .. good, 0x1B],
        Mischief.DeepNesting => [.. Enumerable.Repeat(new byte[] { 0x0B }, 2_000).SelectMany(b => b), .. good],
        Mischief.Oversize => [0x0A, .. Varint(AboveTheLimit), .. new byte[AboveTheLimit], .. good],
        _ => good,
    };

    public static byte[] OfJson(string good, Mischief mischief, Random random) => mischief switch
    {
        Mischief.Garbled => Flip(Encoding.UTF8.GetBytes(good), random),
        Mischief.Truncated => Encoding.UTF8.GetBytes(good[..random.Next(good.Length + 1)]),
        Mischief.UnknownField => Encoding.UTF8.GetBytes(good.Length > 2 ? $"{{\"nobody_knows\":{{\"this\":[1,2]}},{good[1..]}" : "{\"nobody_knows\":1}"),
        Mischief.WrongType => Encoding.UTF8.GetBytes(WrongType(good, random)),
        Mischief.DeepNesting => Encoding.UTF8.GetBytes(new string('[', 3_000) + new string(']', 3_000)),
        Mischief.Oversize => Encoding.UTF8.GetBytes($"{{\"name\":\"{new string('x', AboveTheLimit)}\"}}"),
        _ => Encoding.UTF8.GetBytes(good),
    };

    static string WrongType(string good, Random random)
    {
        string[] whole = ["[]", "null", "1", "\"text\"", "", "{\"a\":1,\"a\":2}", "{", "NaN", "\ufeff{}", "true"];
        string[] values = ["[]", "{}", "[[1]]", "1e999", "1.5", "-0", "true", "null", "\"\"", "18446744073709551616"];
        var colons = Enumerable.Range(0, good.Length).Where(i => good[i] == ':').ToList();
        if (colons.Count == 0 || random.Next(3) == 0)
            return whole[random.Next(whole.Length)];
        var from = colons[random.Next(colons.Count)] + 1;
        var to = good.IndexOfAny([',', '}'], from);
        return good[..from] + values[random.Next(values.Length)] + good[(to < 0 ? good.Length : to)..];
    }

    static byte[] Flip(byte[] good, Random random)
    {
        var bytes = good.ToArray();
        for (var i = 0; i < 3 && bytes.Length > 0; i++)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    static byte[] Varint(int value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7F; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }
}
