using Mockloop.Debrief.Engine.Analysis.Lexicons;

namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>Sentences that speak to whoever or whatever grades the answer. They are quoted, and read by no analyser.</summary>
static class GraderAddress
{
    /// <summary>Words that may stand before an order: "please ignore", but not "I told them to ignore".</summary>
    static readonly HashSet<string> Leads = ["please", "now", "just", "kindly", "you", "must", "should", "then", "also", "hereby", "simply", "important", "system", "instruction", "instructions", "note"];

    /// <summary>"Whether you give it ten records" orders nothing.</summary>
    static readonly HashSet<string> Conditions = ["whether", "if", "when", "unless", "once", "until"];

    /// <summary>Ranges of the text, in order.</summary>
    public static List<(int From, int To)> Find(WrittenText text)
    {
        var found = new List<(int From, int To)>();
        foreach (var mention in Lexicon.Of("common").Tag(text))
        {
            if (mention.Concept == "order" && !text.StartsClause(mention.First) && !Leads.Contains(text.Tokens[mention.First - 1].Word))
                continue;
            if (mention.Concept == "order" && mention.First > 1 && text.Tokens[mention.First - 1].Word == "you" && Conditions.Contains(text.Tokens[mention.First - 2].Word))
                continue;
            var sentence = text.Sentences[text.Tokens[mention.First].Sentence];
            // Orders are given from their first word on; what is said about the answer takes its whole sentence.
            var from = text.Tokens[mention.Concept == "order" ? Lead(text, mention.First) : sentence.First].From;
            var to = text.Tokens[sentence.Last].To;
            if (found.Count > 0 && from < found[^1].To)
                continue;
            found.Add((from, to));
        }
        return found;
    }

    /// <summary>The first of the words that introduce an order.</summary>
    static int Lead(WrittenText text, int order)
    {
        while (order > 0 && text.Tokens[order - 1].Sentence == text.Tokens[order].Sentence && Leads.Contains(text.Tokens[order - 1].Word)) order--;
        return order;
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
