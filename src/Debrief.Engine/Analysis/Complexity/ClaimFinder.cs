using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds statements of growth: formulas, adjectives ("linear in the tokens"), phrases ("one head per shard") and ratios ("twice as long").</summary>
static class ClaimFinder
{
    /// <summary>All claims that are affirmed, in order.</summary>
    public static List<Claim> Find(WrittenText text, FactorNouns nouns)
    {
        var lexemes = GrowthLexer.Cut(text, nouns);
        var (claims, formulas) = (FormulaClaims.Find(text, lexemes), new FormulaLookup(text, lexemes));
        var (phrases, places, ratios) = (new PhraseClaims(text, formulas, claims), new PlaceClaims(text, formulas, claims), new RatioClaims(text, claims));
        var (kept, visits) = (new KeptClaims(text, new Amounts(text, formulas), claims), new VisitClaims(text, formulas, claims));
        var (relations, constancy) = (new RelationClaims(text, formulas, claims), new ConstancyClaims(text, claims));
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            phrases.At(i);
            places.At(i);
            ratios.At(i);
            relations.At(i);
            constancy.At(i);
            kept.At(i);
            visits.At(i);
        }
        constancy.End();
        var denials = new Denials(text, claims);
        return [.. claims.Where(c => !denials.Deny(c)).OrderBy(c => c.First).ThenByDescending(c => c.Last)];
    }
}
