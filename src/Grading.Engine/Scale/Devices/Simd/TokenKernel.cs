using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Data.Tokens;

namespace Mockloop.Grading.Engine.Scale.Devices.Simd;

/// <summary><see cref="TokenFormula"/> for as many pairs at once as a vector has lanes, inside one stretch.</summary>
/// <typeparam name="L">The vector's operations.</typeparam>
/// <typeparam name="V">The vector.</typeparam>
readonly struct TokenKernel<L, V>(TokenFormula formula, DataSpec spec, ulong stretch) where L : ILanes<V> where V : struct
{
    readonly int burst = formula.Burst(stretch);
    readonly ulong numbers = formula.Numbers, shards = formula.Shards, k = (ulong)spec.K;

    /// <summary>Writes whole vectors of pairs.</summary>
    /// <param name="pair">Index of the first.</param>
    /// <param name="rows">Where to.</param>
    /// <returns>Words written; fewer than one vector of pairs is left over.</returns>
    public int Generate(ulong pair, Span<ulong> rows)
    {
        var step = 4 * L.Count;
        var whole = rows.Length - (rows.Length % step);
        ref var to = ref MemoryMarshal.GetReference(rows);
        var p = L.Add(L.All(pair), L.Order);
        for (var at = 0; at < whole; at += step, p = L.Add(p, L.All((ulong)L.Count)))
        {
            Pairs(p, out var number, out var shard, out var nextNumber, out var nextShard);
            L.Store(L.Rows(number, shard, nextNumber, nextShard, 0), ref Unsafe.Add(ref to, at));
            L.Store(L.Rows(number, shard, nextNumber, nextShard, 1), ref Unsafe.Add(ref to, at + L.Count));
            L.Store(L.Rows(number, shard, nextNumber, nextShard, 2), ref Unsafe.Add(ref to, at + (2 * L.Count)));
            L.Store(L.Rows(number, shard, nextNumber, nextShard, 3), ref Unsafe.Add(ref to, at + (3 * L.Count)));
        }
        return whole;
    }

    /// <summary>Compares whole vectors of pairs.</summary>
    /// <param name="pair">Index of the first.</param>
    /// <param name="rows">What was written.</param>
    /// <returns>Words compared, when all are right; -1 when one is wrong.</returns>
    public int Compare(ulong pair, ReadOnlySpan<ulong> rows)
    {
        var step = 4 * L.Count;
        var whole = rows.Length - (rows.Length % step);
        ref var from = ref MemoryMarshal.GetReference(rows);
        var p = L.Add(L.All(pair), L.Order);
        var differences = L.All(0);
        for (var at = 0; at < whole; at += step, p = L.Add(p, L.All((ulong)L.Count)))
        {
            Pairs(p, out var number, out var shard, out var nextNumber, out var nextShard);
            var a = L.Xor(L.Rows(number, shard, nextNumber, nextShard, 0), L.Load(ref Unsafe.Add(ref from, at)));
            var b = L.Xor(L.Rows(number, shard, nextNumber, nextShard, 1), L.Load(ref Unsafe.Add(ref from, at + L.Count)));
            var c = L.Xor(L.Rows(number, shard, nextNumber, nextShard, 2), L.Load(ref Unsafe.Add(ref from, at + (2 * L.Count))));
            var d = L.Xor(L.Rows(number, shard, nextNumber, nextShard, 3), L.Load(ref Unsafe.Add(ref from, at + (3 * L.Count))));
            differences = L.Or(differences, L.Or(L.Or(a, b), L.Or(c, d)));
        }
        return L.IsZero(differences) ? whole : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Pairs(V p, out V number, out V shard, out V nextNumber, out V nextShard)
    {
        var a = Mix(L.Xor(p, L.All(numbers)));
        var b = Mix(L.Xor(L.Right(p, burst), L.All(shards)));
        var tie = L.And(a, L.All(7));
        var origin = L.Left(p, TokenFormula.Span);
        number = L.Add(origin, L.And(L.Right(a, 8), L.All(TokenFormula.Jitter)));
        nextNumber = L.Add(L.Add(origin, L.All(TokenFormula.Half)), L.And(L.Right(a, 16), L.All(TokenFormula.Jitter)));
        nextNumber = L.WhereZero(tie, number, nextNumber);
        shard = Below(L.And(b, L.All(uint.MaxValue)));
        nextShard = Below(L.Right(b, 32));
        var neighbour = L.Min(L.Add(shard, L.And(L.Right(a, 3), L.All(1))), L.All(k - 1));
        nextShard = L.WhereZero(tie, neighbour, nextShard);
    }

    /// <summary>
    /// A whole 64-bit product, though half of one would do: for <c>vpmuludq</c> with a broadcast operand .NET 10.0 encodes a wrong
    /// address (displacement in units of 4 bytes, where the processor counts 8), and the result is silently another.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    V Below(V bits) => L.Right(L.Multiply(bits, L.All(k)), 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Mix(V z)
    {
        z = L.Multiply(L.Xor(z, L.Right(z, 30)), L.All(Mixer.First));
        z = L.Multiply(L.Xor(z, L.Right(z, 27)), L.All(Mixer.Second));
        return L.Xor(z, L.Right(z, 31));
    }
}
