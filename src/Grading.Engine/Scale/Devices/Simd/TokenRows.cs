using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Data.Tokens;

namespace Mockloop.Grading.Engine.Scale.Devices.Simd;

/// <summary>Rows of <c>token-shards</c> at any offset: whole vectors by the kernel, what is left at the ends by the formula.</summary>
/// <typeparam name="L">The vector's operations.</typeparam>
/// <typeparam name="V">The vector.</typeparam>
sealed class TokenRows<L, V> : ITokenRows where L : ILanes<V> where V : struct
{
    /// <summary>Words of a pair of tokens.</summary>
    const int PairWords = 4;

    public void Generate(DataSpec spec, long from, Span<ulong> rows)
    {
        var formula = new TokenFormula(spec);
        while (!rows.IsEmpty)
        {
            var part = rows[..Part(from, rows.Length)];
            var done = from % 2 == 0 ? Kernel(formula, spec, from).Generate((ulong)from / 2, part) : 0;
            ScalarDevice.Rows(spec, 0, from + (done / 2), part[done..]);
            from += part.Length / 2;
            rows = rows[part.Length..];
        }
    }

    public int Compare(DataSpec spec, long from, ReadOnlySpan<ulong> rows)
    {
        var formula = new TokenFormula(spec);
        for (var at = 0; at < rows.Length;)
        {
            var part = rows.Slice(at, Part(from, rows.Length - at));
            var done = from % 2 == 0 ? Kernel(formula, spec, from).Compare((ulong)from / 2, part) : 0;
            for (var rest = Math.Max(done, 0); rest < part.Length; rest += 2)
                if (formula[from + (rest / 2)] != (part[rest], part[rest + 1]))
                    return (at + rest) / 2;
            from += part.Length / 2;
            at += part.Length;
        }
        return -1;
    }

    static TokenKernel<L, V> Kernel(TokenFormula formula, DataSpec spec, long from) => new(formula, spec, (ulong)from / 2 >> TokenFormula.Stretch);

    /// <summary>Words up to the end of the stretch; of one row where it is the second of its pair.</summary>
    static int Part(long from, int words)
    {
        const int StretchRows = 2 << TokenFormula.Stretch;
        return from % 2 != 0 ? Math.Min(words, PairWords / 2) : Math.Min(words, (StretchRows - (int)(from % StretchRows)) * 2);
    }
}

/// <summary>The token kernel, whatever its vectors' width.</summary>
interface ITokenRows
{
    void Generate(DataSpec spec, long from, Span<ulong> rows);

    /// <returns>The first wrong row; -1 when all are right.</returns>
    int Compare(DataSpec spec, long from, ReadOnlySpan<ulong> rows);
}
