using System.Globalization;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth that is told by an example: "twice the tokens take four times as long, and the memory doubles", "eight times the time when the matrix gets twice as wide".</summary>
sealed class RatioClaims(WrittenText text, List<Claim> claims)
{
    const int Reach = 14; // tokens from cause to effect
    double ratio;
    string factor = "n";
    int sentence = -1, end;
    bool told;
    (double Ratio, int First, int Last)? early;

    /// <summary>Adds the effect at a token of a cause before it, or remembers the cause.</summary>
    public void At(int i)
    {
        if (i < end)
            return;
        if (SoDoes(i))
            Add(ratio, i, i + 2);
        if (Ratio(i, out var next) is not { } found)
            return;
        if (AddsOneMore(i))
            claims.Add(new(Growth.Of("2^n"), i, next - 1, text.Tokens[i].From, text.Tokens[next - 1].To, [], InWords: true));
        else if (early is var (effect, first, last) && found > 1 && text.Tokens[first].Sentence == text.Tokens[i].Sentence && !IsEffect(i, next))
        {
            // "The time goes up by a factor of eight when the matrix gets twice as wide"
            (ratio, factor, sentence, early) = (found, Factor(i, next) ?? "n", text.Tokens[i].Sentence, null);
            Add(effect, first, last);
        }
        else if (IsKnown(i) && ratio > 1 && next - end <= Reach * (1 + text.Tokens[i].Sentence - sentence) && (found < 2 || Factor(i, next) is null))
            Add(found, i, next);
        else if (found > 1 && IsEffect(i, next))
            early = (found, i, next);
        else if (found > 1)
            (ratio, factor, sentence, told) = (found, Factor(i, next) ?? Later(next) ?? "n", text.Tokens[i].Sentence, false);
        end = next;
    }

    /// <summary>A cause stands in the sentence, or in the one before when this one names what it does to a resource.</summary>
    bool IsKnown(int i) => sentence == text.Tokens[i].Sentence || (sentence >= 0 && sentence == text.Tokens[i].Sentence - 1 && Enumerable.Range(Math.Max(0, i - 5), 5).Any(t => Resources.IsNoun(text.WordAt(t) ?? "") && text.Tokens[t].Sentence == text.Tokens[i].Sentence));

    /// <summary>The ratio is one of a resource: "the time goes up by a factor of eight", "twice as fast".</summary>
    bool IsEffect(int i, int next)
    {
        for (var t = i - 1; t >= 0 && i - t <= 7 && text.Tokens[t].Sentence == text.Tokens[i].Sentence && text.Tokens[t].Clause == text.Tokens[i].Clause; t--)
            if (text.Tokens[t].Word is "if" or "when" or "with" or "for" or "whenever" || Named(t) is not null) return false;
            else if (Resources.IsNoun(text.Tokens[t].Word)) return true;
        return Enumerable.Range(next, 3).Any(t => text.WordAt(t) is { } word && t < text.Tokens.Count && text.Tokens[t].Clause == text.Tokens[i].Clause && Resources.Of(word) != Resource.Unsaid);
    }

    /// <summary>"Every additional item doubles the time".</summary>
    bool AddsOneMore(int i) => text.Tokens[i].Word is "doubles" && text.Near(i, 4, "additional", "extra", "more", "further", "new") && text.Near(i, 5, "each", "every", "one");

    /// <summary>"If the input becomes three times as long, so does the running time", where no effect was told before.</summary>
    bool SoDoes(int i) => sentence == text.Tokens[i].Sentence && ratio > 1 && !told && text.Tokens[i].Word == "so" && text.WordAt(i + 1) is "does" or "do"
        && Enumerable.Range(i + 2, 3).Any(t => Resources.Of(text.WordAt(t) ?? "") != Resource.Unsaid);

    void Add(double effect, int first, int last)
    {
        var growth = effect == 0 ? Growth.Of(factor, 0, 1) : Growth.Of(factor, Math.Round(2 * Math.Log(effect) / Math.Log(ratio)) / 2);
        told = true;
        if (effect == 1) growth = Growth.Constant;
        claims.Add(new(growth, first, last - 1, text.Tokens[first].From, text.Tokens[last - 1].To, [], InWords: true));
    }

    /// <summary>2 for "doubles", 10 for "ten times", 8 for "a factor of eight", 1 for "unchanged", 0 for "adds one step"; null for other words.</summary>
    double? Ratio(int i, out int next)
    {
        var word = text.Tokens[i].Word;
        next = i + 1;
        if (word is "twice" or "twofold" or "half" || word.StartsWith("doubl", StringComparison.Ordinal)) return 2;
        if (word is "thrice" || word.StartsWith("tripl", StringComparison.Ordinal)) return 3;
        if (word.StartsWith("quadrupl", StringComparison.Ordinal)) return 4;
        if (sentence == text.Tokens[i].Sentence && (word == "adds" && text.WordAt(i + 1) is "one" or "a" or "only" or "just" || word is "one" && text.WordAt(i + 1) is "more" or "extra" or "additional" && text.WordAt(i + 2) is "step" or "comparison" or "level" or "probe"))
            return 0;
        if (sentence == text.Tokens[i].Sentence && word is "unchanged" or "unaffected") return 1;
        if (word.Length > 1 && word[^1] is 'x' && double.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fold) && fold > 1) return fold;
        if (word is "factor" && text.WordAt(i + 1) is "of" && i + 2 < text.Tokens.Count && Many(i + 2) is > 1 and var by)
        {
            next = i + 3;
            return by;
        }
        if (text.WordAt(i + 1) is not ("times" or "fold") || Many(i) is not { } many || many <= 1) return null;
        next = i + 2;
        return many;
    }

    double? Many(int i) => text.Tokens[i].Word switch
    {
        "hundred" => 100,
        "thousand" => 1000,
        // "twenty-five times"
        var word when i > 0 && Numbers.Units.Numeral(word) is < 10 and var ones && Numbers.Units.Numeral(text.Tokens[i - 1].Word) is >= 20 and var tens && text.Tokens[i].From - text.Tokens[i - 1].To == 1 => tens + ones,
        var word => Numbers.Units.Numeral(word) ?? (double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null),
    };

    /// <summary>What a ratio is of: "twice the tokens", "ten times as many shards", "the tokens double".</summary>
    string? Factor(int i, int next)
    {
        for (var t = next; t <= next + 4 && t < text.Tokens.Count && text.Tokens[t].Sentence == text.Tokens[i].Sentence; t++)
            if (Named(t) is { } behind) return behind;
            else if (Resources.Of(text.Tokens[t].Word) != Resource.Unsaid) return null;
        return Named(i - 1) is { } before && text.Tokens[i - 1].Sentence == text.Tokens[i].Sentence ? before : null;
    }

    string? Later(int next)
    {
        for (var t = next; t <= next + Reach && t < text.Tokens.Count && text.Tokens[t].Sentence == text.Tokens[next - 1].Sentence; t++)
            if (Named(t) is { } named) return named;
        return null;
    }

    string? Named(int t) => text.WordAt(t) is { } word && (FactorNouns.At(text, t) ?? FactorNouns.Letter(word)) is { } symbol and not FactorNouns.Fixed ? symbol : null;
}
