using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds what is said of one resource by pointing at the other: "and so does the memory", "the same goes for time", "nor does memory", "the memory does not".</summary>
sealed class Echoes(WrittenText text)
{
    const int Reach = 6; // tokens from a pointer to the resource

    /// <summary>The claim of the other resource, made for this one; null when nothing points there.</summary>
    public Claim? Of(Resource resource, IReadOnlyList<Claim> other)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (!Resources.IsNoun(text.Tokens[i].Word) || Resources.Of(text.Tokens[i].Word) != resource || other.LastOrDefault(c => c.First < i && text.Tokens[i].Sentence - text.Tokens[c.First].Sentence <= 1) is not { } claim)
                continue;
            if (Opposes(i))
                return Growth(Complexity.Growth.Constant, i);
            if (Repeats(i))
                return Growth(claim.Growth, i);
        }
        return null;

        Claim Growth(Growth growth, int i) => new(growth, i, i, text.Tokens[i].From, text.Tokens[i].To, [], InWords: true, resource);
    }

    /// <summary>"Time grows linearly while memory doesn't", "nor does memory", "the memory does not."</summary>
    bool Opposes(int i) => text.WordAt(i - 1) is "does" or "will" or "the" && text.Near(i, 3, "nor", "neither", "not")
        || (text.WordAt(i + 1) is "doesnt" or "isnt" or "wont" && Ends(i + 1)) || (text.WordAt(i + 1) is "does" or "is" or "will" && text.WordAt(i + 2) is "not" && Ends(i + 2));

    bool Ends(int i) => i + 1 >= text.Tokens.Count || text.Tokens[i + 1].Sentence != text.Tokens[i].Sentence || text.Tokens[i + 1].Clause != text.Tokens[i].Clause;

    bool Repeats(int i)
    {
        for (var t = Math.Max(0, i - Reach); t <= Math.Min(text.Tokens.Count - 1, i + Reach); t++)
        {
            if (text.Tokens[t].Sentence != text.Tokens[i].Sentence) continue;
            if (text.Tokens[t].Word switch
            {
                "same" => text.WordAt(t + 1) is "goes" or "holds" or "applies" or "is" or "for" or "with" or "thing" or "story" or "in" or "order" or "class" or "bound" || (t > i && Ends(t)),
                "too" or "also" or "likewise" or "similarly" or "ditto" or "equally" or "alike" => t > i || text.Tokens[t].Clause == text.Tokens[i].Clause,
                "well" => text.WordAt(t - 1) is "as",
                "so" => t < i && text.WordAt(t + 1) is "does" or "is" or "do" or "will",
                _ => false,
            })
                return true;
        }
        return false;
    }
}
