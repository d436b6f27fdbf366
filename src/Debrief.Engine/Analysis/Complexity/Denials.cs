using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Tells what is said of something else: "not quadratic", "sorting would be n log n", "instead of n·k", "from O(n) to O(k)", "at best n".</summary>
sealed class Denials(WrittenText text, IEnumerable<Claim> claims)
{
    const int Reach = 7; // tokens
    readonly ILookup<int, Claim> starting = claims.ToLookup(c => c.First);

    static readonly HashSet<string> Words = ["not", "isnt", "never", "than", "unlike", "naive", "would", "avoids", "avoid", "brute", "wouldnt", "versus", "vs", "avoiding", "avoided", "best", "whether"];
    static readonly HashSet<string> Hypothetical = ["would", "wouldnt", "naive", "unlike", "avoids", "avoid", "avoiding", "avoided", "versus", "vs", "brute"];
    static readonly HashSet<string> Others = ["programs", "algorithms", "people", "solutions", "approaches", "implementations", "others"];
    static readonly HashSet<string> Turns = ["but", "so", "mine", "ours", "we", "while", "whereas", "worst"];

    /// <summary>The claim is not made.</summary>
    public bool Deny(Claim claim)
    {
        if (text.WordAt(claim.First - 1) == "from" && Enumerable.Range(claim.Last + 1, 3).Any(first => starting.Contains(first) && text.WordAt(first - 1) is "to" or "down"))
            return true;
        if (IsOfOthers(claim)) return true;
        for (var i = claim.First - 1; i >= 0 && claim.First - i <= Reach && text.Tokens[i].Sentence == text.Tokens[claim.First].Sentence; i--)
        {
            var word = text.Tokens[i].Word;
            // "Instead of O(n) it holds O(k)" denies the first.
            if (starting[i + 1].Any(c => c.Last < claim.First)) return false;
            if (Turns.Contains(word) || (text.Tokens[i].Clause < text.Tokens[claim.First].Clause && word is not ("not" or "than"))) return false;
            // "Never more than k" is a bound.
            if (word is "than" && text.WordAt(i - 1) is "more" or "worse" or "bigger" or "larger" or "slower" or "higher" or "greater" && text.Near(i - 1, 4, "no", "not", "never", "doesnt", "isnt", "cannot", "wont")) return false;
            if (claim.Plain && !Hypothetical.Contains(word)) continue;
            if (Words.Contains(word) || (word == "instead" && text.WordAt(i + 1) == "of"))
                return claim.Growth.ToString() != "1" || word is not ("not" or "never");
        }
        return false;
    }

    /// <summary>"There are programs whose time is linear", "is it O(n)?"</summary>
    bool IsOfOthers(Claim claim)
    {
        var sentence = text.Sentences[text.Tokens[claim.First].Sentence];
        if (text.Tokens[sentence.First].Word is "is" or "are" or "does" or "do" or "could" && text.Between(sentence.Last).Contains('?'))
            return true;
        var first = text.Tokens[sentence.First].Word is "there" or "some" or "others" or "most" or "many" or "other";
        for (var i = claim.First - 1; first && i >= sentence.First && claim.First - i <= Reach; i--)
            if (Others.Contains(text.Tokens[i].Word) && !text.Tokens.Skip(i).Take(claim.First - i).Any(t => t.Word is "mine" or "my" or "ours" or "i"))
                return true;
        return false;
    }
}
