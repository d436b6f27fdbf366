using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>Reads a STAR story: its four parts, the judgement in it, the ambiguity it holds and the three behavioural signals.</summary>
static class StarAnalyser
{
    const int MostWords = 150;

    public static BehaviouralSignals Analyse(WrittenText text, Findings findings)
    {
        var story = new Story(text);
        Length(text, findings);
        Parts(story, findings);
        findings.AddOrMissing("ambiguity", story.Ambiguity);
        if (story.First("waits") is { } waits)
            findings.Add("waits-for-clarity", waits);
        return Signals(text, story, findings);
    }

    static void Length(WrittenText text, Findings findings)
    {
        var words = WrittenText.CountWords(text.Text);
        if (words > MostWords)
            findings.Add("over-150-words", text.Tokens[0].From, text.Tokens[^1].To, $"This one has {words}.");
    }

    static void Parts(Story story, Findings findings)
    {
        var deeds = story.Deeds;
        var action = story.Headed("action") ?? (deeds.Count > 0 ? deeds[0] : null);
        findings.AddOrMissing("situation", story.Headed("situation") ?? Earlier(story.Setting, story.First("trouble")));
        findings.AddOrMissing("task", story.Headed("task") ?? story.First("task"));
        var isOfAll = action is not null && story.HasGroup && !story.HasAuthor;
        if (isOfAll)
            findings.Add("we-not-i", action!);
        findings.AddOrMissing("action", isOfAll ? null : action);
        var result = story.Headed("result") ?? story.Of("outcome").FirstOrDefault(o => action is null || o.First > action.First) ?? story.Ending(action);
        findings.AddOrMissing("result", result);
        if (Judgement.Find(story) is { } judgement)
            findings.Add("judgement", judgement);
        else if (result is not null)
            findings.Missing("outcome-only");
    }

    static BehaviouralSignals Signals(WrittenText text, Story story, Findings findings)
    {
        var (ownership, persuasion, safety) = (SignalElements.Ownership(story), SignalElements.Persuasion(story), SignalElements.Safety(story));
        findings.AddOrMissing("ownership", ownership.Evidence);
        findings.AddOrMissing("persuasion", persuasion.Evidence);
        findings.AddOrMissing("safety", safety.Evidence);
        if (ownership.Evidence is null && persuasion.Evidence is null && safety.Evidence is null)
            findings.Missing("no-signal");
        if (safety.Evidence is null && Creed(story) is { } creed)
        {
            var sentence = text.Sentences[story.SentenceOf(creed)];
            findings.Add("generic-safety", text.Tokens[sentence.First].From, text.Tokens[sentence.Last].To);
        }
        return new(ownership.Score, persuasion.Score, safety.Score);
    }

    /// <summary>
    /// A sentence that says how much safety matters, or one beside it that says so of what it names; where no time and place is told, any
    /// that speaks of safety and tells no deed.
    /// </summary>
    static Mention? Creed(Story story)
    {
        HashSet<int> values = [.. story.Anywhere("always").Select(story.SentenceOf)];
        var creeds = story.Anywhere("creed");
        return creeds.FirstOrDefault(c => values.Contains(story.SentenceOf(c)))
            ?? creeds.FirstOrDefault(c => !story.IsDone(story.SentenceOf(c)) && (story.IsCreed(story.SentenceOf(c) + 1) || !story.HasHappened));
    }

    static Mention? Earlier(Mention? a, Mention? b) => a is null ? b : b is null || a.First <= b.First ? a : b;
}
