using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>
/// Reads deeds off the grammar: “I” or “we” and any verb that is not one of being, thinking or wishing; a second verb behind “and”; and, in
/// telegram style, a verb in the past where a sentence or clause begins. Verbs are an open class and those that tell no deed a small one, so
/// the latter are listed.
/// </summary>
sealed class DeedFinder(WrittenText text, Mentions mentions)
{
    readonly HashSet<int> irregular = mentions.Starts("past"), timeless = mentions.Starts("timeless"), states = mentions.Starts("state"), noVerbs = mentions.Starts("no-verb");
    readonly HashSet<int> adverbs = mentions.Starts("adverb"), noPast = mentions.Starts("no-past"), noDeeds = mentions.Starts("no-deed");
    readonly HashSet<int> links = mentions.Starts("link"), bare = mentions.Starts("bare"), objects = mentions.Starts("object");
    Doer? subject;
    bool hasActed;
    Doer last = Doer.Unnamed;

    /// <summary>In order.</summary>
    public IReadOnlyList<Deed> Find()
    {
        var deeds = new SortedDictionary<int, Deed>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (i == 0 || text.Tokens[i].Sentence != text.Tokens[i - 1].Sentence)
                (subject, hasActed) = (null, false);
            if (At(i) is not { } deed)
                continue;
            deeds[i] = deed;
            (hasActed, last) = (true, deed.By);
        }
        foreach (var mention in mentions.Of("doing"))
            deeds.TryAdd(mention.First, new(mention, text.Tokens[mention.First].Word == "we" ? Doer.Group : Doer.Author, true, true));
        return [.. deeds.Values];
    }

    Deed? At(int token)
    {
        if (text.Tokens[token].Word is "i" or "ive" or "im" or "we" or "weve")
            return By(token);
        if (text.StartsClause(token))
            return Bare(token);
        return hasActed && subject is { } doer && text.Tokens[token - 1].Word is "and" or "then" && IsPast(token) && !states.Contains(token) ? Past(token, token, doer) : null;
    }

    Deed? By(int token)
    {
        var who = text.Tokens[token].Word;
        subject = who[0] == 'i' ? Doer.Author : Doer.Group;
        var (at, has, did, going) = (token + 1, who is "ive" or "weve", false, who is "im");
        for (; Continues(token, at); at++)
        {
            if (text.Tokens[at].Word is "have" or "had" or "has")
                has = true;
            else if (text.Tokens[at].Word == "did")
                did = true;
            else if (text.Tokens[at].Word is "am" or "was" or "were" or "are" or "is")
                going = true;
            else if (!adverbs.Contains(at) && !IsAdverb(text.Tokens[at].Word))
                break;
        }
        if (!Continues(token, at) || states.Contains(at) || (has && text.Tokens[at].Word == "got"))
            return null;
        if (Continues(token, at + 1) && text.Between(at) is "-")
            at++; // "hand-rolled"
        if (going)
            return text.Tokens[at].Word.EndsWith("ing", StringComparison.Ordinal) ? new(new("doing", token, at), subject.Value, who != "im", who != "im") : null;
        if (IsPast(at))
            return Past(token, at, subject.Value);
        return has || noVerbs.Contains(at) || text.Tokens[at].IsNumber ? null : new(new("doing", token, at), subject.Value, did, did);
    }

    /// <summary>A verb in the past without a subject of its own, "Then rebuilt it", is of who acted before.</summary>
    Deed? Bare(int first)
    {
        var at = first;
        var opens = at == text.Sentences[text.Tokens[at].Sentence].First;
        while (opens && Continues(first, at + 1) && (links.Contains(at) || IsAdverb(text.Tokens[at].Word))) at++;
        var told = opens ? IsPast(at) && !noDeeds.Contains(at) : (bare.Contains(at) && !timeless.Contains(at)) || (IsPast(at) && objects.Contains(at + 1) && !noDeeds.Contains(at));
        return told && !states.Contains(at) && text.WordAt(at + 1) != "by" ? Past(at, at, hasActed && subject is { } doer ? doer : last == Doer.Group ? last : Doer.Unnamed) : null;
    }

    Deed Past(int first, int verb, Doer doer) => new(new("doing", first, verb), doer, true, !timeless.Contains(verb));

    bool Continues(int start, int at) => at < text.Tokens.Count && text.Tokens[at].Sentence == text.Tokens[start].Sentence;

    bool IsPast(int at) => irregular.Contains(at) || (text.Tokens[at].Word is { Length: > 3 } word && word.EndsWith("ed", StringComparison.Ordinal) && !noPast.Contains(at));

    static bool IsAdverb(string word) => word.Length > 5 && word.EndsWith("ly", StringComparison.Ordinal);
}
