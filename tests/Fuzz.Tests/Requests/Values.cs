using Google.Protobuf.Reflection;

namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>Single values by field: such as a program would send, and such as nobody should.</summary>
static class Values
{
    static readonly string[] Words = ["", "a", "two words", "Ünïcödé", "2027-03-01", "Europe/Paris", "09:00", "python3", "someone@example.org"];

    static readonly string[] Odd =
    [
        "", " ", "\0", "a\0b", "\ud800", "x\udc00y", "\u202eabc\u202c", "👩‍👩‍👧‍👦", "é", "\r\n", "\t", "%00", "%2e%2e%2f", "../../etc/passwd", "'; drop table x; --",
        "<script>", "null", "NaN", "-1", "0", "9223372036854775808", "00000000-0000-0000-0000-000000000000", "{00000000-0000-4000-8000-000000000001}",
        "00000000-0000-4000-8000-000000000001", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "0000-01-01", "9999-12-31", "9998-12-31", "-0001-01-01", "2026-02-30",
        "99:99", "24:00", "-01:00", "Etc/GMT+12", "UTC+25", "a:b:c", ":", "@", "a@", "a@b", "sha256:", "\uffff", "\ufeff",
    ];

    static readonly long[] OddNumbers =
    [
        -1, 0, 1, 2, 6, 7, 8, 100, 1000, int.MaxValue, int.MinValue, (long)int.MaxValue + 1, long.MaxValue, long.MinValue,
    ];

    static readonly long[] OddSeconds = [0, -1, -62_135_596_800, -62_135_596_801, 253_402_300_799, 253_402_300_800, long.MaxValue, long.MinValue, -377_705_116_800];

    static readonly double[] OddDoubles = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, -0.0, 1e308];

    /// <summary>A value that could pass.</summary>
    public static object Tame(FieldDescriptor field, Pool pool, string caller, Random random) => field.FieldType switch
    {
        FieldType.String => Text(field, pool, caller, random),
        FieldType.Bytes => new byte[] { 1, 2, 3 },
        FieldType.Bool => random.Next(2) == 0,
        FieldType.Double or FieldType.Float => (double)random.Next(0, 5),
        FieldType.Enum => (long)field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Number,
        _ => (long)random.Next(0, 6),
    };

    /// <summary>A value at or beyond a border.</summary>
    public static object Wild(FieldDescriptor field, Pool pool, Random random) => field.FieldType switch
    {
        FieldType.String => random.Next(12) switch
        {
            0 => new string('x', random.Next(4) switch { 0 => 101, 1 => 501, 2 => 20_001, _ => 300_000 }),
            1 => string.Concat(Enumerable.Repeat("\u0301é\u202e", 200)),
            2 => pool.AnyId(random) ?? "",
            3 => Guid.CreateVersion7().ToString().ToUpperInvariant(),
            _ => Odd[random.Next(Odd.Length)],
        },
        FieldType.Bytes => new byte[random.Next(70_000)],
        FieldType.Bool => true,
        FieldType.Double or FieldType.Float => OddDoubles[random.Next(OddDoubles.Length)],
        FieldType.Enum => random.Next(3) switch { 0 => 9999L, 1 => -1L, _ => 0L },
        _ => OddNumbers[random.Next(OddNumbers.Length)],
    };

    /// <summary>An instant, mostly near now.</summary>
    public static Tree Time(bool wild, DateTimeOffset now, Random random)
    {
        var seconds = wild ? OddSeconds[random.Next(OddSeconds.Length)] : now.AddMinutes(30 * random.Next(-100, 600)).ToUnixTimeSeconds() / 1800 * 1800;
        var tree = new Tree { ["seconds"] = seconds };
        if (wild && random.Next(3) == 0)
            tree["nanos"] = random.Next(2) == 0 ? -1L : 1_000_000_000L;
        return tree;
    }

    static string Text(FieldDescriptor field, Pool pool, string caller, Random random)
    {
        var seen = pool.Like(field, caller, random);
        return seen is not null && random.Next(10) > 0 ? seen : Words[random.Next(Words.Length)];
    }
}
