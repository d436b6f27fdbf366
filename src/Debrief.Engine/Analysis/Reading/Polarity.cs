namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>Whether what is mentioned is affirmed: "without a canary" and "quotas: none" mention what is not there, "we did not forget quotas" what is.</summary>
static class Polarity
{
    const int Before = 5, After = 5;

    static readonly HashSet<string> Negators =
    [
        "no", "not", "never", "without", "neither", "nor", "none", "nobody", "nothing", "cannot", "cant", "dont", "didnt", "doesnt", "wasnt", "isnt", "arent", "werent",
        "wont", "wouldnt", "couldnt", "shouldnt", "havent", "hasnt", "hadnt", "lack", "lacks", "lacked", "lacking", "skip", "skips", "skipped", "omit", "omits", "omitted",
        "forgot", "forget", "forgotten", "ignore", "ignored", "ignoring", "unnecessary", "unneeded", "zero",
    ];

    /// <summary>Between a negator and what it negates they end its reach: "no owner, but a plan".</summary>
    static readonly HashSet<string> Turns = ["but", "so", "because", "although", "though", "until", "unless", "except", "only", "just", "yet", "hence", "therefore", "then", "which", "that", "if"];

    static readonly HashSet<string> Dismissals = ["none", "tbd", "na", "unnecessary", "unneeded", "overkill", "irrelevant", "optional"];
    static readonly HashSet<string> Deferrals = ["needed", "required", "planned", "necessary", "important", "relevant", "included", "covered", "considered", "there", "scope", "worth"];

    /// <summary>Whether the tokens from <paramref name="first"/> to <paramref name="last"/> are affirmed.</summary>
    public static bool Affirms(WrittenText text, int first, int last) => !NegatedBefore(text, first) && !DismissedAfter(text, last);

    static bool NegatedBefore(WrittenText text, int first)
    {
        var (tokens, negators) = (text.Tokens, 0);
        for (var i = first - 1; i >= 0 && first - i <= Before; i--)
        {
            if (tokens[i].Sentence != tokens[first].Sentence || tokens[i].Clause != tokens[first].Clause || Turns.Contains(tokens[i].Word)
                || (negators > 0 && tokens[i].Word is "and" or "or" or "nor"))
                break;
            if (Negators.Contains(tokens[i].Word) || (i + 1 < first && (tokens[i].Word, tokens[i + 1].Word) is ("instead", "of") or ("rather", "than")))
                negators++;
        }
        return negators % 2 == 1;
    }

    /// <summary>"Quotas: none", "monitoring is not needed", "a tokenizer, out of scope".</summary>
    static bool DismissedAfter(WrittenText text, int last)
    {
        var (tokens, negated) = (text.Tokens, false);
        if (IsRejectedQuestion(text, last))
            return true;
        for (var i = last + 1; i < tokens.Count && i - last <= After; i++)
        {
            var word = tokens[i].Word;
            if (tokens[i].Sentence != tokens[last].Sentence || Turns.Contains(word) || word is "and" or "or" or "with" or "for" or "to")
                return false;
            if (Dismissals.Contains(word) || (word == "out" && i + 2 < tokens.Count && tokens[i + 2].Word == "scope"))
                return true;
            negated |= word is "not" or "isnt" or "arent" or "wasnt" or "werent" or "never";
            if (negated && Deferrals.Contains(word))
                return true;
        }
        return false;
    }

    /// <summary>"A tokenizer? Skip it."</summary>
    static bool IsRejectedQuestion(WrittenText text, int last)
    {
        var (tokens, end) = (text.Tokens, text.Sentences[text.Tokens[last].Sentence].Last);
        return end - last <= 2 && end + 1 < tokens.Count && tokens[end + 1].Word is "no" or "none" or "skip" or "not" or "never" or "nope" or "later"
            && text.Text.AsSpan(tokens[end].To, tokens[end + 1].From - tokens[end].To).Contains('?');
    }
}
