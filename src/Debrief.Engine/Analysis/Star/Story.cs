using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>
/// A story's sentences by the part they play. What somebody always does, believes or would do is no part of a story: such sentences are set
/// aside before anything else is looked for.
/// </summary>
sealed class Story
{
    const int Content = 4; // words
    const int Lead = 2; // words: "preferred to leave"
    readonly WrittenText text;
    readonly Mentions mentions;
    readonly HashSet<int> creed, states, done;

    public Story(WrittenText text)
    {
        this.text = text;
        mentions = new(text, Lexicon.Of("star"));
        states = [.. mentions.Of("state").Select(m => m.First)];
        done = mentions.SentencesOf("doing");
        done.UnionWith(mentions.Of("doing-ed").Where(IsDeed).Select(mentions.SentenceOf));
        done.UnionWith(mentions.Of("bare").Where(StartsSentence).Select(mentions.SentenceOf));
        done.UnionWith(BareEd.Select(mentions.SentenceOf));
        done.UnionWith(mentions.SentencesOf("dated"));
        done.ExceptWith(mentions.SentencesOf("lifelong"));
        creed = [.. new[] { "habit", "hypothetical", "always", "lifelong" }.SelectMany(mentions.SentencesOf).Where(s => !done.Contains(s))];
    }

    /// <summary>What was done, by me, by us or telegram style.</summary>
    public IReadOnlyList<Mention> Deeds
    {
        get
        {
            var now = Setting is not null ? Of("doing-now") : [];
            return [.. Of("doing").Concat(Of("doing-ed").Where(IsDeed)).Concat(now).Concat(Of("bare").Where(StartsClause)).Concat(BareEd).Where(m => !IsWaiting(m)).OrderBy(m => m.First)];
        }
    }

    IEnumerable<Mention> BareEd => mentions.Of("bare-ed").Where(m => StartsSentence(m) && !mentions.Of("no-deed").Any(n => n.First == m.First));

    /// <summary>Where something was not known. What a sceptic says that others do not know is his objection.</summary>
    public Mention? Ambiguity
    {
        get
        {
            HashSet<int> objections = First("evidence") is not null && (First("won-over") ?? First("turned")) is not null ? mentions.SentencesOf("sceptic") : [];
            return Of("ambiguity").FirstOrDefault(a => !objections.Contains(SentenceOf(a)) && !IsWithheld(a));
        }
    }

    /// <summary>"I did not say which was which"; and "I don't agree, he says" is no "don't say".</summary>
    bool IsWithheld(Mention mention) => mentions.Of("withheld").Any(w => w.First <= mention.Last && mention.First <= w.Last)
        || (text.Tokens[mention.First].Clause != text.Tokens[mention.Last].Clause && text.Tokens[mention.First].Word is "not" or "dont" or "didnt" or "did" or "could" or "never");

    /// <summary>When or where it was; "May, data centre move" is written without a preposition.</summary>
    public Mention? Setting => First("setting") ?? (text.Tokens is [{ Word: "may" } may, var next, ..] && next.Clause != may.Clause ? new("setting", 0, 0) : null);

    /// <summary>It is part of waiting, which is no deed: "I held off until she told me".</summary>
    public bool IsWaiting(Mention mention) => mentions.Of("waits").Any(w => w.First <= mention.Last + Lead && mention.First <= w.Last);

    /// <summary>It is told when or where, and what was done or happened then.</summary>
    public bool HasHappened => Setting is not null && (Deeds.Count > 0 || First("event") is not null);

    /// <summary>
    /// The last sentence, where others act in it after the author did: "Paper contracts were abolished", "She fitted all cranes". Why it was
    /// done, or what they thought of it, is no ending.
    /// </summary>
    public Mention? Ending(Mention? action)
    {
        var last = text.Sentences.Count - 1;
        if (action is null || SentenceOf(action) >= last || creed.Contains(last) || done.Contains(last))
            return null;
        var sentence = text.Sentences[last];
        var author = mentions.Of("ours").Concat(mentions.Of("we")).Any(m => m.First == sentence.First);
        return author || text.Tokens[sentence.First].Word is "that" or "this" || NoEnding.Any(c => mentions.SentencesOf(c).Contains(last)) ? null : Of("event").FirstOrDefault(e => SentenceOf(e) == last);
    }

    static readonly string[] NoEnding = ["reason", "alternative", "sceptic", "waits", "task", "ambiguity"];

    /// <summary>The author appears.</summary>
    public bool HasAuthor => mentions.Of("ours").Count > 0;

    /// <summary>A group appears.</summary>
    public bool HasGroup => mentions.Of("we").Count > 0;

    /// <summary>Mentions of a concept in sentences that tell what happened.</summary>
    public IEnumerable<Mention> Of(string concept) => mentions.Of(concept).Where(m => !creed.Contains(mentions.SentenceOf(m)));

    /// <summary>The first of them.</summary>
    public Mention? First(string concept) => Of(concept).FirstOrDefault();

    /// <summary>Mentions of a concept in sentences of any kind.</summary>
    public IReadOnlyList<Mention> Anywhere(string concept) => mentions.Of(concept);

    /// <summary>The sentence tells a creed, not an event.</summary>
    public bool IsCreed(int sentence) => creed.Contains(sentence);

    /// <summary>The sentence tells what was done.</summary>
    public bool IsDone(int sentence) => done.Contains(sentence);

    /// <summary>A number stands there: "310 seats instead of 900" compares results, not ways.</summary>
    public bool IsFigure(int token) => token < text.Tokens.Count && text.Tokens[token].IsNumber;

    /// <summary>Index of a mention's sentence.</summary>
    public int SentenceOf(Mention mention) => mentions.SentenceOf(mention);

    /// <summary>A heading such as <c>Task:</c> or <c>T –</c> with something after it.</summary>
    public Mention? Headed(string name)
    {
        for (var i = 0; i + Content < text.Tokens.Count; i++)
            if ((text.Tokens[i].Word == name || text.Tokens[i].Word == name[..1]) && IsHeading(i) && HasContent(i))
                return new(name, i, i + Content);
        return null;
    }

    /// <summary>What follows is more than "n/a" and the next heading.</summary>
    bool HasContent(int heading)
    {
        for (var i = heading + 1; i <= heading + Content; i++)
            if (text.Tokens[i].Word is "n" or "na" or "none" or "tbd" or "situation" or "task" or "action" or "result" || text.Tokens[i].Sentence > text.Tokens[heading].Sentence + 1)
                return false;
        return true;
    }

    /// <summary>The first word of a line or sentence, with a colon or dash behind it.</summary>
    bool IsHeading(int token) => text.Tokens[token + 1].Clause != text.Tokens[token].Clause && text.StartsClause(token)
        && text.Text.AsSpan(text.Tokens[token].To).TrimStart(" *_)") is [':' or '-' or '–' or '—' or '\n', ..];

    /// <summary>"I improved", but not "I needed".</summary>
    bool IsDeed(Mention mention) => !states.Contains(mention.First);

    bool StartsClause(Mention mention) => text.StartsClause(mention.First);

    bool StartsSentence(Mention mention) => mention.First == text.Sentences[mentions.SentenceOf(mention)].First;
}
