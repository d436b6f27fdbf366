using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Lexicons;

/// <summary>A phrase: words one after the other inside one sentence, with <c>..</c> for a gap of at most three words and <c>...</c> for one of at most seven.</summary>
sealed class Pattern
{
    const string ShortGap = "..", LongGap = "...";
    readonly (int Class, int Gap)[] steps;

    Pattern(string concept, (int, int)[] steps) => (Concept, this.steps) = (concept, steps);

    /// <summary>What it expresses.</summary>
    public string Concept { get; }

    /// <summary>The class of its first word.</summary>
    public int First => steps[0].Class;

    /// <exception cref="FormatException">It is empty or ends in a gap.</exception>
    public static Pattern Parse(string concept, string text, WordClasses classes)
    {
        var steps = new List<(int, int)>();
        var gap = 0;
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is ShortGap or LongGap)
            {
                gap = part == ShortGap ? 3 : 7;
                continue;
            }
            steps.Add((classes.Of(part), gap));
            gap = 0;
        }
        return steps.Count > 0 && gap == 0 ? new(concept, [.. steps]) : throw new FormatException($"\"{text}\" is no phrase");
    }

    /// <summary>The last token of the phrase whose first word stands at a token; −1 when it is another. The shortest gaps win.</summary>
    /// <param name="words">The classes of each token.</param>
    /// <param name="start">The token.</param>
    /// <param name="last">Last token of its sentence.</param>
    public int EndOf(ulong[][] words, int start, int last)
    {
        var at = start;
        for (var i = 1; i < steps.Length; i++)
        {
            var farthest = Math.Min(last, at + 1 + steps[i].Gap);
            for (at++; at <= farthest && !WordClasses.Has(words[at], steps[i].Class); at++) ;
            if (at > farthest)
                return -1;
        }
        return at;
    }
}
