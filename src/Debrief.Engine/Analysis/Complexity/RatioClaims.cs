using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth that is told by an example: "twice the tokens take four times as long, and the memory doubles", "ten times the tokens, ten times the time".</summary>
sealed class RatioClaims(WrittenText text, List<Claim> claims)
{
    const int Reach = 14; // tokens from cause to effect
    double ratio;
    string factor = "n";
    int sentence = -1, end;
    bool told;

    /// <summary>Adds the effect at a token of a cause before it in the sentence, or remembers the cause.</summary>
    public void At(int i)
    {
        if (i < end)
            return;
        if (SoDoes(i))
            Add(ratio, i, i + 2);
        if (Ratio(i, out var next) is not { } found)
            return;
        if (sentence == text.Tokens[i].Sentence && ratio > 1 && next - end <= Reach && (found < 2 || Factor(i, next) is null))
            Add(found, i, next);
        else if (found > 1)
            (ratio, factor, sentence, told) = (found, Factor(i, next) ?? Later(next) ?? "n", text.Tokens[i].Sentence, false);
        end = next;
    }

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

    /// <summary>2 for "doubles", 10 for "ten times", 1 for "unchanged", 0 for "adds one step"; null for other words.</summary>
    double? Ratio(int i, out int next)
    {
        var word = text.Tokens[i].Word;
        next = i + 1;
        if (word == "twice" || word.StartsWith("doubl", StringComparison.Ordinal)) return 2;
        if (word == "thrice" || word.StartsWith("tripl", StringComparison.Ordinal)) return 3;
        if (word.StartsWith("quadrupl", StringComparison.Ordinal)) return 4;
        if (sentence == text.Tokens[i].Sentence && word == "adds" && text.WordAt(i + 1) is "one" or "a" or "only" or "just")
            return 0;
        if (sentence == text.Tokens[i].Sentence && word is "unchanged" or "unaffected") return 1;
        if (text.WordAt(i + 1) is not ("times" or "fold") || Many(i) is not { } many || many <= 1) return null;
        next = i + 2;
        return many;
    }

    double? Many(int i) => text.Tokens[i].Word is "hundred" ? 100 : text.Tokens[i].Word is "thousand" ? 1000
        : Numbers.Units.Numeral(text.Tokens[i].Word) ?? (double.TryParse(text.Tokens[i].Word, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null);

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

    string? Named(int t) => text.WordAt(t) is { } word && (FactorNouns.Noun(word) ?? FactorNouns.Letter(word)) is { } symbol and not FactorNouns.Fixed ? symbol : null;
}
