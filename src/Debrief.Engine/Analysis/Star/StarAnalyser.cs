using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>Reads a STAR story: its four parts, the judgement in it, the ambiguity it holds and the three behavioural signals.</summary>
static class StarAnalyser
{
    const int MostWords = 150;
    static readonly string[] Tasks = ["task", "goal", "target", "aim", "mission", "brief", "mandate", "job", "objective", "assignment"];

    public static BehaviouralSignals Analyse(WrittenText text, Findings findings)
    {
        var story = new Story(text);
        Length(text, findings);
        Parts(text, story, findings);
        findings.AddOrMissing("ambiguity", story.Ambiguity);
        if (story.Waits.Count > 0)
            findings.Add("waits-for-clarity", story.Waits[0]);
        return Signals(text, story, findings);
    }

    static void Length(WrittenText text, Findings findings)
    {
        var words = WrittenText.CountWords(text.Text);
        if (words > MostWords)
            findings.Add("over-150-words", text.Tokens[0].From, text.Tokens[^1].To, $"This one has {words}.");
    }

    static void Parts(WrittenText text, Story story, Findings findings)
    {
        var (first, own) = (story.Deeds.Count > 0 ? story.Deeds[0].At : null, story.Own.Count > 0 ? story.Own[0].At : null);
        findings.AddOrMissing("situation", story.Headed("situation") ?? Earlier(story.Setting, story.First("trouble")));
        // Who is asked for something afterwards was not set a task by it.
        findings.AddOrMissing("task", Tasks.Select(story.Headed).FirstOrDefault(t => t is not null) ?? story.First("task") ?? story.Of("request").FirstOrDefault(r => (own ?? first) is not { } limit || r.First < limit.First));
        findings.AddOrMissing("action", own ?? (first is null ? story.Headed("action") : null));
        var outcome = new Outcome(text, story).Find();
        findings.AddOrMissing("result", outcome);
        if (Judgement.Find(story) is { } judgement)
            findings.Add("judgement", judgement);
        else if (outcome is not null)
            findings.Missing("outcome-only");
        if (own is null && first is not null)
            findings.Add("we-not-i", first);
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
