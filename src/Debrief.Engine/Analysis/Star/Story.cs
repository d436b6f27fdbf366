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
    const int Listed = 3; // words of the rubric in one sentence
    const int Thought = 9; // words: "I thought about just waiting"
    readonly WrittenText text;
    readonly Mentions mentions;
    readonly HashSet<int> creed, done;

    public Story(WrittenText text)
    {
        this.text = text;
        mentions = new(text, Lexicon.Of("star"));
        var deeds = new DeedFinder(text, mentions).Find();
        done = [.. deeds.Where(d => d.IsSure).Select(d => mentions.SentenceOf(d.At)), .. mentions.SentencesOf("dated")];
        done.ExceptWith(mentions.SentencesOf("lifelong"));
        creed = [.. new[] { "habit", "hypothetical", "always", "lifelong" }.SelectMany(mentions.SentencesOf).Where(s => !done.Contains(s))];
        // Who lists the words that are looked for tells no story with them.
        creed.UnionWith(mentions.Of("rubric").GroupBy(mentions.SentenceOf).Where(g => g.Select(m => text.Tokens[m.First].Word).Distinct().Count() >= Listed).Select(g => g.Key));
        Waits = [.. Of("waits").Concat(Of("waiting").Where(IsMeant)).Where(IsTold)];
        Deeds = [.. deeds.Where(d => (d.IsPast || Setting is not null) && !creed.Contains(SentenceOf(d.At)) && !IsWaiting(d.At))];
        Own = [.. Deeds.Where(d => d.By != Doer.Group)];
    }

    /// <summary>What was done, by me, by us or telegram style, in order; waiting is no deed.</summary>
    public IReadOnlyList<Deed> Deeds { get; }

    /// <summary>The author's own, and what nobody is named for.</summary>
    public IReadOnlyList<Deed> Own { get; }

    /// <summary>Where somebody's decision or answer is waited for.</summary>
    public IReadOnlyList<Mention> Waits { get; }

    /// <summary>"I did not wait" and "we waited for nobody" are the contrary.</summary>
    bool IsMeant(Mention mention)
    {
        for (var i = mention.First; i <= mention.Last; i++)
            if (text.Tokens[i].Word is "not" or "didnt" or "dont" or "never" or "nobody" or "couldnt" or "cannot" or "wouldnt" or "instead" or "rather" or "without" or "could" or "would")
                return false;
        return true;
    }

    /// <summary>"I thought about waiting" tells of none.</summary>
    bool IsTold(Mention mention)
    {
        for (var i = mention.First - 1; i >= Math.Max(0, mention.First - Thought) && text.Tokens[i].Sentence == text.Tokens[mention.First].Sentence; i--)
            if (text.Tokens[i].Word is "thought" or "tempted" or "considered" or "easy" or "could" or "option" or "alternative" or "than" or "easier" or "tempting")
                return false;
        return true;
    }

    /// <summary>Where something was not known, or not decided and waited for. What a sceptic says that others do not know is his objection.</summary>
    public Mention? Ambiguity
    {
        get
        {
            IReadOnlyList<Mention> objections = First("evidence") is not null && (First("won-over") ?? First("turned")) is not null ? [.. Of("sceptic")] : [];
            var voiced = objections.SelectMany(o => Enumerable.Range(o.First, o.Last - o.First + 1)).ToHashSet();
            var heard = objections.Select(SentenceOf).ToHashSet();
            return Of("ambiguity").FirstOrDefault(a => !(voiced.Contains(a.First) && voiced.Contains(a.Last)) && !(heard.Contains(SentenceOf(a)) && !IsShared(a)) && !IsWithheld(a)) ?? (Waits.Count > 0 ? Waits[0] : null);
        }
    }

    /// <summary>Where somebody objects who is not the author.</summary>
    public Mention? Sceptic => Of("sceptic").FirstOrDefault(s => text.Tokens[s.First].Word is not ("i" or "we") && (s.First == 0 || text.Tokens[s.First - 1].Word is not ("i" or "we"))
        && text.WordAt(s.Last + 1) is not ("on" or "if" or "whether" or "about" or "which"));

    /// <summary>Several do not agree; one who does not know may be wrong.</summary>
    bool IsShared(Mention mention) => text.Tokens[mention.Last].Word is "agreed" or "agree" or "consensus" or "agreement" or "decided" or "owner" or "settled";

    /// <summary>"I did not say which was which"; and "I don't agree, he says" is no "don't say".</summary>
    bool IsWithheld(Mention mention) => mentions.Of("withheld").Any(w => w.First <= mention.Last && mention.First <= w.Last)
        || (text.Tokens[mention.First].Clause != text.Tokens[mention.Last].Clause && text.Tokens[mention.First].Word is "not" or "dont" or "didnt" or "did" or "could" or "never");

    /// <summary>When or where it was; "May, data centre move" is written without a preposition.</summary>
    public Mention? Setting => First("setting") ?? (text.Tokens is [{ Word: "may" } may, var next, ..] && next.Clause != may.Clause ? new("setting", 0, 0) : null);

    /// <summary>It is part of waiting, which is no deed: "I held off until she told me".</summary>
    public bool IsWaiting(Mention mention) => Waits.Any(w => w.First <= mention.Last + Lead && mention.First <= w.Last);

    /// <summary>It is told when or where, and what was done or happened then.</summary>
    public bool HasHappened => (Setting ?? First("trouble")) is not null && (Deeds.Count > 0 || First("event") is not null);

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

    /// <summary>It begins a clause.</summary>
    public bool StartsClause(Mention mention) => text.StartsClause(mention.First);

    /// <summary>Index of a mention's sentence.</summary>
    public int SentenceOf(Mention mention) => mentions.SentenceOf(mention);

    /// <summary>A heading such as <c>Task:</c> or <c>T –</c> with something after it.</summary>
    public Mention? Headed(string name)
    {
        for (var i = 0; i + Content < text.Tokens.Count; i++)
            if ((text.Tokens[i].Word == name || (text.Tokens[i].Word == name[..1] && name is ("situation" or "task" or "action" or "result"))) && IsHeading(i) && HasContent(i))
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
}
