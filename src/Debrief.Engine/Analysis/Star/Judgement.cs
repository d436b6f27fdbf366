using Mockloop.Debrief.Engine.Analysis.Lexicons;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>
/// Finds the judgement in a story: a decision with its reason or with what was not done, side by side. A deed with its cause in one sentence
/// is one, and so is a deed that took the place of another. Who waited for a decision made none.
/// </summary>
static class Judgement
{
    /// <summary>The first mention of the decision or, where it is only implied, of its cause or the alternative; null when only outcomes are told.</summary>
    public static Mention? Find(Story story)
    {
        if (story.Waits.Count > 0)
            return null;
        var (alternatives, reasons) = (Sentences(story, "alternative"), Sentences(story, "reason"));
        HashSet<int> deeds = [.. story.Deeds.Select(d => story.SentenceOf(d.At))], rules = [.. Sentences(story, "lasting"), .. Sentences(story, "always")];
        bool Explains(Mention cause) => deeds.Contains(story.SentenceOf(cause)) && !rules.Contains(story.SentenceOf(cause));
        bool Follows(Mention cause) => deeds.Contains(story.SentenceOf(cause) - 1) && !rules.Contains(story.SentenceOf(cause));
        return story.Of("decision").FirstOrDefault(d => Near(story.SentenceOf(d), alternatives) || Near(story.SentenceOf(d), reasons))
            ?? story.Of("alternative").FirstOrDefault(a => Near(story.SentenceOf(a), reasons))
            ?? story.Of("in-place-of").FirstOrDefault(a => !story.IsFigure(a.Last + 1) && deeds.Contains(story.SentenceOf(a)))
            ?? story.Of("cause").FirstOrDefault(Explains)
            ?? story.Of("law").FirstOrDefault(l => story.StartsClause(l) && (Explains(l) || Follows(l)))
            ?? story.Of("forgone").FirstOrDefault(f => Explains(f) || Follows(f))
            ?? story.Of("for").FirstOrDefault(f => story.StartsClause(f) && Explains(f));
    }

    static HashSet<int> Sentences(Story story, string concept) => [.. story.Of(concept).Select(story.SentenceOf)];

    static bool Near(int sentence, HashSet<int> others) => others.Contains(sentence) || others.Contains(sentence + 1) || others.Contains(sentence - 1);
}
