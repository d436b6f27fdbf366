using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>
/// Finds what came of it: said in so many words, else what is told after the last deed of who tells it. Reasons, doubts, what is still to
/// come and what was learnt are no outcome.
/// </summary>
sealed class Outcome(WrittenText text, Story story)
{
    static readonly string[] Others = ["reason", "alternative", "assumption", "ambiguity", "no-result"];

    public Mention? Find()
    {
        var first = story.Deeds.Count > 0 ? story.Deeds[0].At : null;
        HashSet<int> waiting = [.. story.Waits.Select(story.SentenceOf)];
        return story.Headed("result") ?? story.Of("outcome").FirstOrDefault(o => (first is null || o.First > first.First) && !waiting.Contains(story.SentenceOf(o)) && !IsOfAuthor(o)) ?? Ending();
    }

    /// <summary>"I was ready" is no outcome.</summary>
    bool IsOfAuthor(Mention mention) => text.Tokens[mention.First].Word is "was" or "am" && text.WordAt(mention.First - 1) == "i";

    Mention? Ending()
    {
        if ((story.Own.LastOrDefault() ?? story.Deeds.LastOrDefault())?.At is not { } deed)
            return null;
        var (start, last) = (story.SentenceOf(deed), text.Sentences.Count - 1);
        HashSet<int> excluded = [.. Others.SelectMany(story.Of).Concat(story.Waits).Select(story.SentenceOf)];
        HashSet<int> objections = [.. story.Of("sceptic").Select(story.SentenceOf).Where(s => s < last)];
        for (var s = start; s <= last; s++)
            if (!excluded.Contains(s) && !objections.Contains(s) && !story.IsCreed(s) && (s == start ? Figure(deed) : End(s)) is { } end)
                return end;
        return null;
    }

    /// <summary>"Halved it, 61 ms to 30": a number behind the clause of the last deed.</summary>
    Mention? Figure(Mention deed)
    {
        for (var i = deed.Last + 1; i < text.Tokens.Count && text.Tokens[i].Sentence == text.Tokens[deed.First].Sentence; i++)
            if (text.Tokens[i].IsQuantity && text.Tokens[i].Clause > text.Tokens[deed.Last].Clause)
                return new("outcome", i, i);
        return null;
    }

    /// <summary>What others do, or all do after the author did his part.</summary>
    Mention? End(int sentence)
    {
        var (first, last) = text.Sentences[sentence];
        var isAuthors = text.Tokens[first].Word is "i" or "im" or "ive" or "that" or "this" or "thats" || (text.Tokens[first].Word is "we" or "weve" && story.Own.Count == 0);
        return isAuthors ? null : new("outcome", first, last);
    }
}
