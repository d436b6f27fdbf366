using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Devices.Simd;

namespace Mockloop.Grading.Tests.Engine.Scale.Devices;

public sealed class SimdDeviceTests
{
    static readonly DataSpec[] Specs =
    [
        new("token-shards", 1, 1 << 30, 1), new("token-shards", 2, 1 << 30, 512), new("token-shards", ulong.MaxValue, 1 << 30, 65_536),
        new("model-registry", 3, 3_000_000, 1000),
    ];

    static readonly int[] Sizes = [0, 1, 2, 3, 4, 5, 7, 15, 16, 17, 31, 32, 33, 63, 64, 65, 1000, 4095, 4096, 4097, 8191, 8192, 8193, 20_000];

    static readonly long[] Starts = [0, 1, 2, 17, 4095, 4096, 4097, 999_999, 1_048_576];

    public static TheoryData<int> Widths => [.. new[] { (512, Vector512.IsHardwareAccelerated), (256, Avx2.IsSupported), (128, true) }.Where(w => w.Item2).Select(w => w.Item1)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void It_generates_compares_and_digests_as_the_reference_does(int bits)
    {
        using var simd = new SimdDevice(bits);
        using var scalar = new ScalarDevice();
        using var expected = scalar.Allocate((3 * 20_000) + 1);
        using var made = simd.Allocate((3 * 20_000) + 1);
        var random = new Random(bits);
        foreach (var spec in Specs)
            foreach (var from in Starts)
                foreach (var rows in Sizes)
                {
                    var columns = FlatStreams.Columns(spec, 0);
                    scalar.Generate(spec, 0, from, expected, rows);
                    made.Words.Fill(ulong.MaxValue);
                    simd.Generate(spec, 0, from, made, rows);
                    made.Words[..(rows * columns)].SequenceEqual(expected.Words[..(rows * columns)]).ShouldBeTrue($"{spec}, {rows} from {from}");
                    made.Words[rows * columns].ShouldBe(ulong.MaxValue, "nothing is written beyond the rows");
                    simd.Compare(spec, from, expected, rows).ShouldBe(-1);
                    if (rows == 0)
                        continue;
                    var wrong = random.Next(rows * columns);
                    expected.Words[wrong] ^= 1UL << random.Next(64);
                    simd.Compare(spec, from, expected, rows).ShouldBe(wrong / columns, $"{spec}, {rows} from {from}");
                    scalar.Compare(spec, from, expected, rows).ShouldBe(wrong / columns);
                    if (rows < 5000)
                        simd.Digest(spec, from, expected, rows, 99).ShouldBe(scalar.Digest(spec, from, expected, rows, 99));
                }
    }

    /// <summary>The just-in-time compiler makes a hot loop several times over; a wrong one of them would show in passing only.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void It_stays_right_while_it_gets_hot(int bits)
    {
        using var simd = new SimdDevice(bits);
        using var buffer = simd.Allocate(2 << 15);
        using var scalar = new ScalarDevice();
        for (var chunk = 0; chunk < 40; chunk++)
        {
            simd.Generate(Specs[1], 0, chunk << 15, buffer, 1 << 15);
            scalar.Compare(Specs[1], chunk << 15, buffer, 1 << 15).ShouldBe(-1);
            simd.Compare(Specs[1], chunk << 15, buffer, 1 << 15).ShouldBe(-1);
        }
    }

    [Fact]
    public void A_digest_tells_another_order_from_other_rows()
    {
        using var device = new SimdDevice();
        using var buffer = device.Allocate(2000);
        device.Generate(Specs[1], 0, 0, buffer, 1000);
        device.Digest(Specs[1], 0, buffer, 1000, 1).ShouldSatisfyAllConditions(d => d.Ordered.ShouldBeTrue(), d => d.Written.ShouldBe(d.Expected), d => d.Written.A.ShouldNotBe(d.Written.B));
        buffer.Words[..2000].ToArray().Chunk(2).Reverse().SelectMany(r => r).ToArray().CopyTo(buffer.Words);
        device.Digest(Specs[1], 0, buffer, 1000, 1).ShouldSatisfyAllConditions(d => d.Ordered.ShouldBeFalse(), d => d.Written.ShouldBe(d.Expected));
        device.Digest(Specs[1], 0, buffer, 1000, 2).Written.ShouldNotBe(device.Digest(Specs[1], 0, buffer, 1000, 1).Written);
        (buffer.Words[0], buffer.Words[2]) = (buffer.Words[2], buffer.Words[0]); // columns of two rows exchanged: other rows
        device.Digest(Specs[1], 0, buffer, 1000, 1).ShouldSatisfyAllConditions(d => d.Written.A.ShouldNotBe(d.Expected.A), d => d.Written.B.ShouldNotBe(d.Expected.B));
    }
}
