using Mockloop.Debrief.Engine.Analysis.Lexicons;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>Finds the judgement in a story: a decision with its reason or with what was not done, side by side.</summary>
static class Judgement
{
    /// <summary>The first mention of the decision or, where it is only implied, of the alternative; null when only outcomes are told.</summary>
    public static Mention? Find(Story story)
    {
        var (alternatives, reasons) = (Sentences(story, "alternative"), Sentences(story, "reason"));
        foreach (var decision in story.Of("decision").Where(d => !story.IsWaiting(d)))
            if (Near(story.SentenceOf(decision), alternatives) || Near(story.SentenceOf(decision), reasons))
                return decision;
        return story.Of("alternative").FirstOrDefault(a => Near(story.SentenceOf(a), reasons));
    }

    static HashSet<int> Sentences(Story story, string concept) => [.. story.Of(concept).Select(story.SentenceOf)];

    static bool Near(int sentence, HashSet<int> others) => others.Contains(sentence) || others.Contains(sentence + 1) || others.Contains(sentence - 1);
}
