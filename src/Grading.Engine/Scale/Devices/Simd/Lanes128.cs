using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;

namespace Mockloop.Grading.Engine.Scale.Devices.Simd;

/// <summary>Any vector unit there is: two pairs at once.</summary>
readonly struct Lanes128 : ILanes<Vector128<ulong>>
{
    public static int Count => 2;

    public static Vector128<ulong> Order => Vector128.Create(0UL, 1);

    public static Vector128<ulong> All(ulong value) => Vector128.Create(value);

    public static Vector128<ulong> Add(Vector128<ulong> a, Vector128<ulong> b) => a + b;

    public static Vector128<ulong> Xor(Vector128<ulong> a, Vector128<ulong> b) => a ^ b;

    public static Vector128<ulong> Or(Vector128<ulong> a, Vector128<ulong> b) => a | b;

    public static Vector128<ulong> And(Vector128<ulong> a, Vector128<ulong> b) => a & b;

    public static Vector128<ulong> Left(Vector128<ulong> a, int bits) => a << bits;

    public static Vector128<ulong> Right(Vector128<ulong> a, int bits) => a >> bits;

    public static Vector128<ulong> Multiply(Vector128<ulong> a, Vector128<ulong> b) => a * b;

    public static Vector128<ulong> Min(Vector128<ulong> a, Vector128<ulong> b) => Vector128.Min(a, b);

    public static Vector128<ulong> WhereZero(Vector128<ulong> mask, Vector128<ulong> yes, Vector128<ulong> no) =>
        Vector128.ConditionalSelect(Vector128.Equals(mask, Vector128<ulong>.Zero), yes, no);

    public static bool IsZero(Vector128<ulong> a) => a == Vector128<ulong>.Zero;

    public static Vector128<ulong> Load(ref ulong from) => Vector128.LoadUnsafe(ref from);

    public static void Store(Vector128<ulong> a, ref ulong to) => a.StoreUnsafe(ref to);

    public static Vector128<ulong> Rows(
        Vector128<ulong> number, Vector128<ulong> shard, Vector128<ulong> nextNumber, Vector128<ulong> nextShard, [ConstantExpected(Min = 0, Max = 3)] int quarter) => quarter switch
        {
            0 => Vector128.Create(number.GetLower(), shard.GetLower()),
            1 => Vector128.Create(nextNumber.GetLower(), nextShard.GetLower()),
            2 => Vector128.Create(number.GetUpper(), shard.GetUpper()),
            _ => Vector128.Create(nextNumber.GetUpper(), nextShard.GetUpper()),
        };
}
