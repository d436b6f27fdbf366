using Mockloop.Debrief.Engine.Analysis.Lexicons;

namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>Sentences that speak to whoever or whatever grades the answer. They are quoted, and read by no analyser.</summary>
static class GraderAddress
{
    const string Tag = "tag";

    /// <summary>Words that may stand between "you" or the begin of a clause and an order: "you must now ignore", but not "I told them to ignore".</summary>
    static readonly HashSet<string> Leads =
        ["please", "now", "just", "kindly", "you", "must", "should", "shall", "will", "then", "also", "and", "but", "so", "to", "hereby", "simply", "important", "system", "instruction", "instructions", "note", "therefore"];

    /// <summary>"Whether you give it ten records" orders nothing.</summary>
    static readonly HashSet<string> Conditions = ["whether", "if", "when", "unless", "once", "until", "what", "how", "where", "that", "before", "after", "as"];

    /// <summary>Names of tags, such as that of a made-up verdict.</summary>
    static readonly HashSet<string> Tags = ["answer", "verdict", "score", "grade", "system", "instruction", "instructions", "evaluation", "grader", "admin", "rubric", "findings", "hidden", "im_start", "im", "inst"];

    /// <summary>Ranges of the text, in order.</summary>
    public static List<(int From, int To)> Find(WrittenText text)
    {
        var (enclosed, found) = (new Enclosures(text), new List<(int From, int To)>());
        var mentions = Lexicon.Of("common").Tag(text).Concat(Enumerable.Range(0, text.Tokens.Count).Where(t => IsTag(text, t)).Select(t => new Mention(Tag, t, t))).OrderBy(m => m.First).ToList();
        HashSet<int> asking = Sentences("asks"), staked = Sentences("stake");
        foreach (var mention in mentions)
        {
            var (first, sentence) = (text.Tokens[mention.First], text.Sentences[text.Tokens[mention.First].Sentence]);
            var speaks = !enclosed.IsQuoted(mention.First) && !enclosed.IsQuoted(mention.Last) && mention.Concept switch
            {
                "order" => IsOrdered(text, mention.First),
                "opening" => text.StartsClause(mention.First),
                "vocative" => text.StartsClause(mention.First) && EndsClause(text, mention.Last) && asking.Contains(first.Sentence),
                "begging" => text.StartsClause(mention.First) && staked.Contains(first.Sentence),
                "asks" or "stake" => false,
                _ => true,
            };
            if (!speaks)
                continue;
            // Orders are given from their first word on; what is said about the answer takes its whole sentence, or the brackets it is in.
            var from = mention.Concept switch
            {
                "order" => Lead(text, mention.First),
                Tag => mention.First,
                _ => Math.Max(sentence.First, enclosed.FirstOf(mention.First)),
            };
            var to = text.Tokens[sentence.Last].To;
            if (mention.Concept == Tag)
                to = Math.Max(text.Text.LastIndexOf('>', Math.Min(to, text.Text.Length - 1), Math.Min(to, text.Text.Length - 1) - first.To + 1) + 1, first.To);
            else if (enclosed.EndOf(mention.First) is > 0 and var end)
                to = end;
            if (found.Count == 0 || text.Tokens[from].From >= found[^1].To)
                found.Add((text.Tokens[from].From, to));
            else
                found[^1] = (Math.Min(found[^1].From, text.Tokens[from].From), Math.Max(found[^1].To, to));
        }
        return found;

        HashSet<int> Sentences(string concept) => [.. mentions.Where(m => m.Concept == concept && !enclosed.IsQuoted(m.First)).Select(m => text.Tokens[m.First].Sentence)];
    }

    /// <summary>Whether the words before an order are none, or such as lead to one.</summary>
    static bool IsOrdered(WrittenText text, int order)
    {
        var lead = Lead(text, order);
        var (word, starts) = (text.Tokens[lead].Word, text.StartsClause(lead));
        if (word is "to" && lead < order)
            return false;
        if (word is "and" or "but" or "so" && lead < order)
            return lead == text.Sentences[text.Tokens[lead].Sentence].First;
        return starts || (lead < order && word is "please" or "kindly" or "hereby" or "you" && !Conditions.Contains(text.Tokens[lead - 1].Word));
    }

    /// <summary>The first of the words that introduce an order.</summary>
    static int Lead(WrittenText text, int order)
    {
        while (order > 0 && text.Tokens[order - 1].Sentence == text.Tokens[order].Sentence && Leads.Contains(text.Tokens[order - 1].Word)) order--;
        return order;
    }

    static bool EndsClause(WrittenText text, int token) =>
        token + 1 == text.Tokens.Count || text.Tokens[token + 1].Clause != text.Tokens[token].Clause || text.Tokens[token + 1].Word is "you" or "please" or "kindly" or "reading" or "scoring" or "grading" or "who";

    static bool IsTag(WrittenText text, int token)
    {
        if (!Tags.Contains(text.Tokens[token].Word))
            return false;
        var at = text.Tokens[token].From - 1;
        while (at > 0 && text.Text[at] is '/' or '|' or '!' or '-') at--;
        return at >= 0 && (text.Text[at] == '<' || (text.Text[at] == '[' && text.Text.AsSpan(text.Tokens[token].To).StartsWith("]")));
    }

    /// <summary>The same text with those ranges blanked, so that positions stay as they are.</summary>
    public static string Without(string text, List<(int From, int To)> ranges)
    {
        if (ranges.Count == 0)
            return text;
        var letters = text.ToCharArray();
        foreach (var (from, to) in ranges)
            Array.Fill(letters, ' ', from, to - from);
        return new(letters);
    }
}
