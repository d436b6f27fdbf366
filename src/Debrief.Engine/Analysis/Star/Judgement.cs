using Mockloop.Debrief.Engine.Analysis.Lexicons;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>Finds the judgement in a story: a decision with its reason or with what was not done, side by side; a deed that took the place of another is one.</summary>
static class Judgement
{
    /// <summary>The first mention of the decision or, where it is only implied, of the alternative; null when only outcomes are told.</summary>
    public static Mention? Find(Story story)
    {
        var (alternatives, reasons) = (Sentences(story, "alternative"), Sentences(story, "reason"));
        var waiting = Sentences(story, "waits");
        foreach (var decision in story.Of("decision").Where(d => !waiting.Contains(story.SentenceOf(d))))
            if (Near(story.SentenceOf(decision), alternatives) || Near(story.SentenceOf(decision), reasons))
                return decision;
        return story.Of("alternative").FirstOrDefault(a => !waiting.Contains(story.SentenceOf(a)) && Near(story.SentenceOf(a), reasons))
            ?? story.Of("in-place-of").FirstOrDefault(a => !waiting.Contains(story.SentenceOf(a)) && !story.IsFigure(a.Last + 1) && story.Deeds.Any(d => story.SentenceOf(d) == story.SentenceOf(a)));
    }

    static HashSet<int> Sentences(Story story, string concept) => [.. story.Of(concept).Select(story.SentenceOf)];

    static bool Near(int sentence, HashSet<int> others) => others.Contains(sentence) || others.Contains(sentence + 1) || others.Contains(sentence - 1);
}
