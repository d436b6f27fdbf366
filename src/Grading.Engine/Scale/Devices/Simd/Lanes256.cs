using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mockloop.Grading.Engine.Scale.Devices.Simd;

/// <summary>AVX2: four pairs at once.</summary>
readonly struct Lanes256 : ILanes<Vector256<ulong>>
{
    public static int Count => 4;

    public static Vector256<ulong> Order => Vector256.Create(0UL, 2, 1, 3);

    public static Vector256<ulong> All(ulong value) => Vector256.Create(value);

    public static Vector256<ulong> Add(Vector256<ulong> a, Vector256<ulong> b) => a + b;

    public static Vector256<ulong> Xor(Vector256<ulong> a, Vector256<ulong> b) => a ^ b;

    public static Vector256<ulong> Or(Vector256<ulong> a, Vector256<ulong> b) => a | b;

    public static Vector256<ulong> And(Vector256<ulong> a, Vector256<ulong> b) => a & b;

    public static Vector256<ulong> Left(Vector256<ulong> a, int bits) => a << bits;

    public static Vector256<ulong> Right(Vector256<ulong> a, int bits) => a >> bits;

    public static Vector256<ulong> Multiply(Vector256<ulong> a, Vector256<ulong> b) => a * b;

    public static Vector256<ulong> Min(Vector256<ulong> a, Vector256<ulong> b) => Vector256.Min(a, b);

    public static Vector256<ulong> WhereZero(Vector256<ulong> mask, Vector256<ulong> yes, Vector256<ulong> no) =>
        Vector256.ConditionalSelect(Vector256.Equals(mask, Vector256<ulong>.Zero), yes, no);

    public static bool IsZero(Vector256<ulong> a) => a == Vector256<ulong>.Zero;

    public static Vector256<ulong> Load(ref ulong from) => Vector256.LoadUnsafe(ref from);

    public static void Store(Vector256<ulong> a, ref ulong to) => a.StoreUnsafe(ref to);

    public static Vector256<ulong> Rows(
        Vector256<ulong> number, Vector256<ulong> shard, Vector256<ulong> nextNumber, Vector256<ulong> nextShard, [ConstantExpected(Min = 0, Max = 3)] int quarter) => quarter switch
        {
            0 => Avx2.Permute2x128(Avx2.UnpackLow(number, shard), Avx2.UnpackLow(nextNumber, nextShard), Lower),
            1 => Avx2.Permute2x128(Avx2.UnpackLow(number, shard), Avx2.UnpackLow(nextNumber, nextShard), Upper),
            2 => Avx2.Permute2x128(Avx2.UnpackHigh(number, shard), Avx2.UnpackHigh(nextNumber, nextShard), Lower),
            _ => Avx2.Permute2x128(Avx2.UnpackHigh(number, shard), Avx2.UnpackHigh(nextNumber, nextShard), Upper),
        };

    const byte Lower = 0x20, Upper = 0x31;
}
