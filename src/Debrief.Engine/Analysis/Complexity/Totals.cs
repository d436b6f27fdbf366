using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Draws one growth of time and one of memory out of several claims: steps are multiplied up, and a total counts more than its parts.</summary>
static class Totals
{
    /// <summary>The claim that stands for all of a resource; null when there is none.</summary>
    public static Claim? Of(WrittenText text, IReadOnlyList<Claim> claims, Resource resource)
    {
        var whole = Combined(text, claims).Select(c => resource == Resource.Time ? PerItem(text, c) : c).ToList();
        return whole.LastOrDefault(c => IsTotal(text, c)) ?? whole.MaxBy(c => c.Growth.Speed);
    }

    /// <summary>"With the tokens, and with the logarithm of the shards": a power of one factor and a logarithm of another in one sentence are a product.</summary>
    static IEnumerable<Claim> Combined(WrittenText text, IReadOnlyList<Claim> claims)
    {
        foreach (var group in claims.GroupBy(c => text.Tokens[c.First].Sentence))
        {
            var powers = group.Where(c => c.InWords && c.Growth.Terms is [{ Factors: { Count: 1 } f }] && f.Values.First().Power == 1 && f.Values.First().Log == 0).ToList();
            var logs = group.Where(c => c.Growth.Terms is [{ Factors: { Count: 1 } f }] && f.Values.First().Power == 0).ToList();
            if (powers is [var power, ..] && logs is [var log, ..] && !power.Growth.Symbols.SequenceEqual(log.Growth.Symbols))
                yield return power with { Growth = power.Growth * log.Growth, To = Math.Max(power.To, log.To), From = Math.Min(power.From, log.From), Letters = [.. power.Letters, .. log.Letters] };
            foreach (var claim in group)
                yield return claim;
        }
    }

    /// <summary>"Each token costs log k" is n log k of time in all.</summary>
    static Claim PerItem(WrittenText text, Claim claim)
    {
        if (claim.Suggests != Resource.Unsaid || claim.Growth.Symbols.Any(s => s is "n" or "V")) return claim;
        var sentence = text.Sentences[text.Tokens[claim.First].Sentence];
        for (var i = sentence.First; i < sentence.Last; i++)
            if (text.Tokens[i].Word is "each" or "every" or "per" or "a" && IsItem(text, i))
                return claim with { Growth = Growth.Of("n") * claim.Growth };
        return claim;
    }

    /// <summary>"Each token", "each of the n tokens", "per push".</summary>
    static bool IsItem(WrittenText text, int each)
    {
        var noun = each + 1;
        while (text.Tokens[each].Word is not "a" && noun < each + 5 && text.WordAt(noun) is { } word && (word is "of" or "the" or "single" or "input" or "remaining" || FactorNouns.Letter(word) is not null)) noun++;
        return text.WordAt(noun) is "push" or "pop" or "insert" or "step" or "operation" or "replace" or "pull"
            || (text.WordAt(noun) is { } named && FactorNouns.Noun(named) == "n" && named is not ("data" or "input" or "output" or "total"));
    }

    static bool IsTotal(WrittenText text, Claim claim)
    {
        for (var i = Math.Max(0, claim.First - 6); i <= Math.Min(text.Tokens.Count - 1, claim.Last + 4); i++)
            if (text.Tokens[i].Sentence == text.Tokens[claim.First].Sentence && text.Tokens[i].Word is "total" or "overall" or "altogether" or "whole" or "together" or "all" && (text.Tokens[i].Word != "all" || i > 0 && text.Tokens[i - 1].Word == "in"))
                return true;
        return false;
    }
}
