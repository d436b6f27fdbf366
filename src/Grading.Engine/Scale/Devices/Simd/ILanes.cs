using System.Diagnostics.CodeAnalysis;

namespace Mockloop.Grading.Engine.Scale.Devices.Simd;

/// <summary>
/// The vector operations that the token kernel needs, for one width of vector. A lane holds a pair of tokens; the lanes'
/// order is the one that makes interleaving them into rows cheapest.
/// </summary>
/// <typeparam name="V">The vector.</typeparam>
interface ILanes<V> where V : struct
{
    /// <summary>Pairs in a vector; also 64-bit words in it.</summary>
    static abstract int Count { get; }

    /// <summary>The indices of as many pairs, the first being 0, in the lanes' order.</summary>
    static abstract V Order { get; }

    static abstract V All(ulong value);

    static abstract V Add(V a, V b);

    static abstract V Xor(V a, V b);

    static abstract V Or(V a, V b);

    static abstract V And(V a, V b);

    static abstract V Left(V a, int bits);

    static abstract V Right(V a, int bits);

    static abstract V Multiply(V a, V b);

    static abstract V Min(V a, V b);

    /// <summary>Lanes of <paramref name="yes"/> where the mask's lane is zero, else of <paramref name="no"/>.</summary>
    static abstract V WhereZero(V mask, V yes, V no);

    static abstract bool IsZero(V a);

    static abstract V Load(ref ulong from);

    static abstract void Store(V a, ref ulong to);

    /// <summary>A quarter of the rows (number, shard) of all lanes' pairs, in order.</summary>
    static abstract V Rows(V number, V shard, V nextNumber, V nextShard, [ConstantExpected(Min = 0, Max = 3)] int quarter);
}
