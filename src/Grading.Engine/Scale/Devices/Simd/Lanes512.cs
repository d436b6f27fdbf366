using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mockloop.Grading.Engine.Scale.Devices.Simd;

/// <summary>AVX-512: eight pairs at once.</summary>
readonly struct Lanes512 : ILanes<Vector512<ulong>>
{
    public static int Count => 8;

    public static Vector512<ulong> Order => Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);

    public static Vector512<ulong> All(ulong value) => Vector512.Create(value);

    public static Vector512<ulong> Add(Vector512<ulong> a, Vector512<ulong> b) => a + b;

    public static Vector512<ulong> Xor(Vector512<ulong> a, Vector512<ulong> b) => a ^ b;

    public static Vector512<ulong> Or(Vector512<ulong> a, Vector512<ulong> b) => a | b;

    public static Vector512<ulong> And(Vector512<ulong> a, Vector512<ulong> b) => a & b;

    public static Vector512<ulong> Left(Vector512<ulong> a, int bits) => a << bits;

    public static Vector512<ulong> Right(Vector512<ulong> a, int bits) => a >> bits;

    public static Vector512<ulong> Multiply(Vector512<ulong> a, Vector512<ulong> b) => a * b;

    public static Vector512<ulong> Min(Vector512<ulong> a, Vector512<ulong> b) => Vector512.Min(a, b);

    public static Vector512<ulong> WhereZero(Vector512<ulong> mask, Vector512<ulong> yes, Vector512<ulong> no) =>
        Vector512.ConditionalSelect(Vector512.Equals(mask, Vector512<ulong>.Zero), yes, no);

    public static bool IsZero(Vector512<ulong> a) => a == Vector512<ulong>.Zero;

    public static Vector512<ulong> Load(ref ulong from) => Vector512.LoadUnsafe(ref from);

    public static void Store(Vector512<ulong> a, ref ulong to) => a.StoreUnsafe(ref to);

    public static Vector512<ulong> Rows(
        Vector512<ulong> number, Vector512<ulong> shard, Vector512<ulong> nextNumber, Vector512<ulong> nextShard, [ConstantExpected(Min = 0, Max = 3)] int quarter) => quarter switch
        {
            0 => Avx512F.PermuteVar8x64x2(Avx512F.UnpackLow(number, shard), FirstHalves, Avx512F.UnpackLow(nextNumber, nextShard)),
            1 => Avx512F.PermuteVar8x64x2(Avx512F.UnpackLow(number, shard), SecondHalves, Avx512F.UnpackLow(nextNumber, nextShard)),
            2 => Avx512F.PermuteVar8x64x2(Avx512F.UnpackHigh(number, shard), FirstHalves, Avx512F.UnpackHigh(nextNumber, nextShard)),
            _ => Avx512F.PermuteVar8x64x2(Avx512F.UnpackHigh(number, shard), SecondHalves, Avx512F.UnpackHigh(nextNumber, nextShard)),
        };

    static Vector512<ulong> FirstHalves => Vector512.Create(0UL, 1, 8, 9, 2, 3, 10, 11);

    static Vector512<ulong> SecondHalves => Vector512.Create(4UL, 5, 12, 13, 6, 7, 14, 15);
}
