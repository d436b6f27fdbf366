using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>What an answer says about its own sizes, asked from the place of one number.</summary>
sealed class Facts(WrittenText text, IReadOnlyList<Quantity> quantities)
{
    const int Reach = 100; // numbers looked at in each direction, so that the time stays linear

    /// <summary>The numbers around one, in order.</summary>
    public IEnumerable<Quantity> Around(Quantity q) => quantities.Skip(Math.Max(0, IndexOf(q) - Reach)).Take((2 * Reach) + 1);

    /// <summary>Of a dimension, the nearest before a number, else the nearest behind it; null when there is none.</summary>
    public Quantity? Nearest(Dimension dimension, Quantity to, Func<Quantity, bool>? where = null)
    {
        bool Fits(Quantity q) => q.Dimension == dimension && q.First != to.First && (where is null || where(q));
        return Before(to, dimension).FirstOrDefault(Fits) ?? Around(to).FirstOrDefault(q => q.First > to.First && Fits(q));
    }

    /// <summary>All of a dimension before a number, the nearest first.</summary>
    public IEnumerable<Quantity> Before(Quantity to, Dimension dimension)
    {
        var at = IndexOf(to);
        for (var i = at - 1; i >= Math.Max(0, at - Reach); i--)
            if (quantities[i].Dimension == dimension)
                yield return quantities[i];
    }

    int IndexOf(Quantity q)
    {
        var (low, high) = (0, quantities.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = quantities[middle].First < q.First ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>One of the words stands near a number: in its sentence, at most so many words before or behind it.</summary>
    public bool Near(Quantity q, int before, int behind, params ReadOnlySpan<string> words)
    {
        for (var i = Math.Max(0, q.First - before); i <= Math.Min(text.Tokens.Count - 1, q.Last + behind); i++)
            if (text.Tokens[i].Sentence == q.Sentence && words.Contains(text.Tokens[i].Word))
                return true;
        return false;
    }

    /// <summary>One of the words stands at most so many behind a number, in its clause.</summary>
    public bool Behind(Quantity q, int reach, params ReadOnlySpan<string> words)
    {
        for (var i = q.Last + 1; i <= Math.Min(text.Tokens.Count - 1, q.Last + reach) && text.Tokens[i].Clause == text.Tokens[q.Last].Clause; i++)
            if (words.Contains(text.Tokens[i].Word))
                return true;
        return false;
    }

    /// <summary>"Per token", "for each cached token" behind a number, but not "per 8,192-token request".</summary>
    public bool IsPerToken(Quantity q)
    {
        for (var i = q.Last + 2; i <= Math.Min(text.Tokens.Count - 1, q.Last + 7) && text.Tokens[i].Clause == text.Tokens[q.Last].Clause; i++)
            if (text.Tokens[i].Word is "token" or "tok" && text.Tokens[i - 1].Word is "per" or "a" or "each" or "every" or "one" or "for" or "single" or "cached" or "generated" or "of" or "context")
                return true;
        // "For one token the cache needs 128 KiB"
        if (Before(q, Dimension.Bytes).FirstOrDefault()?.Sentence == q.Sentence || Before(q, Dimension.Tokens).Any(t => t.Sentence == q.Sentence && t.Base > 1))
            return false;
        for (var i = q.First - 1; i > Math.Max(0, q.First - 8) && text.Tokens[i].Sentence == q.Sentence; i--)
            if (text.Tokens[i].Word == "token" && text.WordAt(i - 1) is "per" or "a" or "each" or "every" or "one" or "single")
                return true;
        return false;
    }

    /// <summary>One of the words stands in a number's sentence.</summary>
    public bool InSentence(Quantity q, params ReadOnlySpan<string> words)
    {
        var sentence = text.Sentences[q.Sentence];
        return Near(q, q.First - sentence.First, sentence.Last - q.Last, words);
    }

    /// <summary>Bytes per value: the number formats named before it, the nearest first; 16 bit where none is named.</summary>
    public IReadOnlyList<double> Precisions(Quantity to)
    {
        var named = Before(to, Dimension.Precision).Concat(Around(to).Where(q => q.Dimension == Dimension.Precision && q.Sentence == to.Sentence)).Select(q => q.Base).Where(b => b is > 0 and <= 4).Distinct().ToList();
        return named.Count > 0 ? named : [2, 1, 0.5, 4];
    }
}
