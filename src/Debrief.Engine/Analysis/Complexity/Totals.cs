using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Draws one growth of time and one of memory out of several claims: steps are multiplied up, and a total counts more than its parts.</summary>
sealed class Totals(WrittenText text, FactorNouns nouns)
{
    static readonly HashSet<string> Steps = ["push", "pop", "insert", "step", "operation", "replace", "pull"];
    static readonly HashSet<string> Many = ["pushes", "pops", "inserts", "insertions", "steps", "operations", "ops", "rounds", "iterations", "lookups", "times", "removals", "extractions", "calls", "updates"];

    /// <summary>The claim that stands for all of a resource; null when there is none.</summary>
    public Claim? Of(IReadOnlyList<Claim> claims, Resource resource)
    {
        if (claims.Any(c => !c.Plain)) claims = [.. claims.Where(c => !c.Plain)];
        var whole = Combined(claims).Select(c => resource == Resource.Time ? PerItem(c) : c).ToList();
        return whole.LastOrDefault(IsTotal) ?? whole.MaxBy(c => c.Growth.Speed);
    }

    /// <summary>"With the tokens, and with the logarithm of the shards": a power of one factor and a logarithm of another in one sentence are a product.</summary>
    IEnumerable<Claim> Combined(IReadOnlyList<Claim> claims)
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

    /// <summary>"Each token costs log k" is n log k of time in all, and so are "n pops at log k each".</summary>
    Claim PerItem(Claim claim)
    {
        if (claim.Plain || claim.Suggests != Resource.Unsaid || claim.Growth.Terms.Any(t => t.Factors.Values.Any(f => f.Power > 0))) return claim;
        var sentence = text.Sentences[text.Tokens[claim.First].Sentence];
        for (var i = sentence.First; i <= sentence.Last; i++)
            if ((text.Tokens[i].Word is "each" or "every" or "per" or "a" || (text.Tokens[i].Word is "one" && text.WordAt(i - 1) is "for" or "of")) && Item(i) is { } item && !claim.Growth.Symbols.Contains(item))
                return claim with { Growth = Growth.Of(item) * claim.Growth };
            else if (Times(i) is { } times)
                return claim with { Growth = Growth.Of(times) * claim.Growth };
        return claim;
    }

    /// <summary>What there are many of: "each token", "each of the n tokens", "per push", "constant work for every edge".</summary>
    string? Item(int each)
    {
        var noun = each + 1;
        while (text.Tokens[each].Word is not "a" && noun < each + 5 && text.WordAt(noun) is { } word && (word is "of" or "the" or "single" or "input" or "remaining" || FactorNouns.Letter(word) is not null)) noun++;
        if (Steps.Contains(text.WordAt(noun) ?? "")) return "n";
        return FactorNouns.At(text, noun) is { } named and not FactorNouns.Fixed && text.WordAt(noun) is not ("data" or "input" or "output" or "total" or "key" or "keys") && (text.Tokens[each].Word is not "a" || named == "n") ? named : null;
    }

    /// <summary>"N pops", "n heap operations", "n of them".</summary>
    string? Times(int i)
    {
        if (FactorNouns.Letter(text.Tokens[i].Word) is not { } letter || text.Tokens[i].Sentence != text.Tokens[Math.Min(i + 2, text.Tokens.Count - 1)].Sentence) return null;
        return Many.Contains(text.WordAt(i + 1) ?? "") && text.WordAt(i - 1) is not ("log" or "by") || (Many.Contains(text.WordAt(i + 2) ?? "") && text.WordAt(i + 2) is not "times") || (text.WordAt(i + 1) is "of" && text.WordAt(i + 2) is "them" or "those" or "these") ? nouns.Symbol(letter) : null;
    }

    bool IsTotal(Claim claim)
    {
        for (var i = Math.Max(0, claim.First - 6); i <= Math.Min(text.Tokens.Count - 1, claim.Last + 4); i++)
            if (text.Tokens[i].Sentence == text.Tokens[claim.First].Sentence && text.Tokens[i].Word is "total" or "overall" or "altogether" or "whole" or "together" or "all" && (text.Tokens[i].Word != "all" || i > 0 && text.Tokens[i - 1].Word == "in"))
                return true;
        return false;
    }
}
