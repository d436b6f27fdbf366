using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Numbers;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Design;

/// <summary>
/// Which bottleneck comes first, and why. "First" and what is meant by it stand in one sentence, or in a question and its answer; the reason
/// stands there or in the next one.
/// </summary>
sealed class Bottleneck(WrittenText text, Mentions mentions, IReadOnlyList<Quantity> quantities)
{
    readonly HashSet<int> topics = mentions.SentencesOf("topic"), parts = mentions.SentencesOf("part"), orders = mentions.SentencesOf("lane-order"), fixes = mentions.SentencesOf("fix"),
        strong = mentions.SentencesOf("strong-fix"), reasons = mentions.SentencesOf("because"), sequences = mentions.SentencesOf("sequence"), passages = mentions.SentencesOf("passage");
    readonly IReadOnlyList<Mention> topic = mentions.Of("topic");

    public void Report(Findings findings)
    {
        var first = mentions.Of("first-word").Where(IsMeant).ToList();
        if (first.Count == 0)
            findings.Missing("no-first-bottleneck");
        else if (first.Find(IsReasoned) is { } reasoned)
            findings.Add("first-bottleneck", reasoned);
        else
            findings.Add("first-without-reason", first[0]);
    }

    /// <summary>What comes first is a bottleneck, not a step of the way a request goes: "first the queue, then the engine".</summary>
    bool IsMeant(Mention first)
    {
        var (sentence, meant) = (mentions.SentenceOf(first), Meant(first));
        if (meant < 0 || (((passages.Contains(sentence) && sequences.Contains(sentence)) || orders.Contains(sentence)) && !strong.Contains(sentence)))
            return false;
        // "Start with" is about what follows it.
        if (text.Tokens[first.First].Word is ['s', 't', 'a', ..] or ['b', 'e', 'g', ..] && !strong.Contains(sentence))
            return topic.Any(t => t.First > first.Last && t.First <= first.Last + 3);
        return topics.Contains(meant) || IsNamed(first) || fixes.Contains(sentence) || reasons.Contains(meant);
    }

    int Meant(Mention first)
    {
        var sentence = mentions.SentenceOf(first);
        var meant = Asks(sentence) && sentence + 1 < text.Sentences.Count ? sentence + 1 : sentence;
        return topics.Contains(meant) || parts.Contains(meant) || IsNamed(first) ? meant : -1;
    }

    /// <summary>"The first bottleneck is the link", "the file system I would fix first": whatever it is.</summary>
    bool IsNamed(Mention first) => strong.Contains(mentions.SentenceOf(first));

    bool Asks(int sentence) => text.Between(text.Sentences[sentence].Last).TrimStart() is ['?', ..];

    bool IsReasoned(Mention first)
    {
        var meant = Meant(first);
        return reasons.Contains(meant) || (reasons.Contains(meant + 1) && !StartsItem(meant + 1)) || IsReckoned(meant, first.Last);
    }

    /// <summary>A calculation is a reason: "KV room: 24 GB less 14 leaves 10".</summary>
    bool IsReckoned(int sentence, int after)
    {
        var numbers = quantities.Where(q => q.Sentence == sentence && q.First > after).ToList();
        return numbers.Count > 1 && numbers.Exists(q => q.Dimension != Dimension.Count);
    }

    /// <summary>The next item of a list gives no reason for the one before.</summary>
    bool StartsItem(int sentence) => text.Between(text.Sentences[sentence].First - 1).TrimStart(" .;,\t\r") is ['\n', .. var line] && line.TrimStart() is ['-' or '*' or '•' or '–', ..];
}
