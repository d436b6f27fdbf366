using Mockloop.Matching.Engine.Pooling;

namespace Mockloop.Matching.Pool;

/// <summary>Why two were put together, for themselves.</summary>
static class PairWords
{
    public static string InWords(this PoolPair pair)
    {
        var (a, b) = (pair.Candidate, pair.Interviewer);
        var distance = Math.Abs(a.Level - b.Level);
        var language = PoolPairing.PreferTheSame(a, b) ? $"you both prefer {a.Languages[0]}" : $"you share {a.Languages.Intersect(b.Languages).First()}";
        string[] words =
        [
            pair.BackStart is null ? "one interviews the other" : "each interviews the other, one after the other",
            distance == 0 ? $"both are at level {a.Level}" : $"levels {Math.Min(a.Level, b.Level)} and {Math.Max(a.Level, b.Level)}",
            language,
            pair.Terms.Novelty == 1000 ? "you have not met" : "you have met before",
            .. pair.Terms.Preference > 0 ? (string[])[pair.Terms.Preference == 1000 ? "you asked for each other" : "one of you asked for the other"] : [],
        ];
        return string.Join("; ", words) + (pair.Step > 0 ? $". Criteria had been relaxed {pair.Step} of {PoolCriteria.LastStep} times." : ".");
    }
}
