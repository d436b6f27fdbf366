namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>A formula in a text.</summary>
/// <param name="Growth">What it says.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends, exclusive.</param>
/// <param name="Parts">Number of factors, logarithms and powers in it.</param>
/// <param name="Letters">The symbols that are written as letters.</param>
/// <param name="BigO">It stands in O().</param>
sealed record Formula(Growth Growth, int From, int To, int Parts, IReadOnlyList<string> Letters, bool BigO);

/// <summary>
/// Reads the longest formula from a piece on: <c>sum := product ('+' product)*</c>, <c>product := power (['*'] power)*</c>. Two factors side by
/// side are multiplied when both are letters, logarithms or roots; two nouns are not, "tokens shards" is no product.
/// </summary>
sealed class GrowthParser(IReadOnlyList<Lexeme> lexemes)
{
    const int Longest = 40; // pieces
    int at, end, parts, last;
    readonly List<string> letters = [];

    /// <summary>The formula that begins at a piece; null when none does. <paramref name="next"/> is the piece behind it.</summary>
    public Formula? Read(int start, out int next)
    {
        (at, end, parts, last) = (start, Math.Min(lexemes.Count, start + Longest), 0, start);
        letters.Clear();
        var bigO = Take(LexemeKind.BigO);
        // "Big O of n" has no brackets.
        var bracket = bigO && Take(LexemeKind.Open);
        var sum = Sum();
        if (bracket)
            Take(LexemeKind.Close);
        next = Math.Max(start + 1, last + 1);
        return sum is null ? null : new(sum, lexemes[start].From, lexemes[last].To, parts, [.. letters.Distinct()], bigO);
    }

    Growth? Sum()
    {
        if (Product() is not { } sum)
            return null;
        for (var back = (at, last); Take(LexemeKind.Plus); back = (at, last))
        {
            if (Product() is not { } more)
            {
                (at, last) = back;
                break;
            }
            sum = Growth.Sum([.. sum.Terms, .. more.Terms]);
        }
        return sum;
    }

    Growth? Product()
    {
        if (Raised() is not { } product)
            return null;
        while (true)
        {
            var back = (at, last);
            var times = Take(LexemeKind.Times);
            if ((times || SideBySide()) && Raised() is { } factor)
            {
                product *= factor;
                continue;
            }
            (at, last) = back;
            return product;
        }
    }

    /// <summary>A letter, logarithm, root or bracket directly behind.</summary>
    bool SideBySide() => at < end && !IsRepeated() && (lexemes[at] is { Kind: LexemeKind.Log or LexemeKind.Root } or { Kind: LexemeKind.Factor, IsLetter: true } || (lexemes[at].Kind == LexemeKind.Open && parts > 0 && lexemes[at - 1].To == lexemes[at].From));

    /// <summary>"k k k" is a stammer, no power.</summary>
    bool IsRepeated() => at > 0 && lexemes[at].IsLetter && lexemes[at - 1].IsLetter && lexemes[at].Symbol == lexemes[at - 1].Symbol && lexemes[at].From > lexemes[at - 1].To;

    Growth? Raised()
    {
        while (at < end && lexemes[at].Kind == LexemeKind.Filler) at++;
        if (Take(LexemeKind.Log))
        {
            parts++;
            var power = Exponent() ?? 1; // log² n
            return Atom() is { } of ? Growth.Sum(of.Symbols.DefaultIfEmpty("").Select(s => s.Length == 0 ? GrowthTerm.One : GrowthTerm.Of(s, 0, power))) : null;
        }
        if (Take(LexemeKind.Root))
            return Atom() is { } of && parts++ >= 0 ? Growth.Sum(of.Terms.Select(t => t.To(0.5))) : null;
        // "The square of the tokens"
        if (at + 1 < end && lexemes[at] is { Kind: LexemeKind.Power, Value: > 0 } && lexemes[at + 1].Kind == LexemeKind.Filler && Exponent() is { } leading)
            return Atom() is { } raised && parts++ >= 0 ? Growth.Sum(raised.Terms.Select(t => t.To(leading))) : null;
        if (Atom() is not { } atom)
            return null;
        if (Exponent() is not { } exponent)
            return atom;
        parts++;
        return exponent <= 0 ? atom : Growth.Sum(atom.Terms.Select(t => t.To(exponent)));
    }

    double? Exponent()
    {
        if (!(at < end && lexemes[at].Kind == LexemeKind.Power))
            return null;
        var power = lexemes[at].Value;
        last = at++;
        if (power == 0 && at < end && lexemes[at].Kind == LexemeKind.Number)
            (power, last) = (lexemes[at].Value, at++);
        return power;
    }

    Growth? Atom()
    {
        while (at < end && lexemes[at].Kind == LexemeKind.Filler) at++;
        if (at >= end)
            return null;
        var piece = lexemes[at];
        switch (piece.Kind)
        {
            case LexemeKind.Factor:
                last = at++;
                parts++;
                if (piece.IsLetter) letters.Add(piece.Symbol);
                // "k shards" and "the shards k" are one factor, not two.
                if (at < end && lexemes[at] is { Kind: LexemeKind.Factor } twin && twin.IsLetter != piece.IsLetter && (twin.Symbol == piece.Symbol || piece.Symbol == FactorNouns.Fixed))
                {
                    if (twin.IsLetter) letters.Add(twin.Symbol);
                    last = at++;
                }
                return piece.Symbol == FactorNouns.Fixed ? Growth.Constant : Growth.Of(piece.Symbol);
            case LexemeKind.Number:
                last = at++;
                // 2^n
                if (at + 1 < end && lexemes[at] is { Kind: LexemeKind.Power, Value: 0 } && lexemes[at + 1].Kind == LexemeKind.Factor)
                {
                    (at, last, parts) = (at + 2, at + 1, parts + 2);
                    return Growth.Of("2^" + lexemes[last].Symbol);
                }
                return Growth.Constant;
            case LexemeKind.Open:
                last = at++;
                var inner = Sum();
                return inner is not null && Take(LexemeKind.Close) ? inner : null;
            default:
                return null;
        }
    }

    bool Take(LexemeKind kind)
    {
        if (at >= end || lexemes[at].Kind != kind)
            return false;
        last = at++;
        return true;
    }
}
