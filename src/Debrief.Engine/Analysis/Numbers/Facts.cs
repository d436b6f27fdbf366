using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>What an answer says about its own sizes, asked from the place of one number.</summary>
sealed class Facts(WrittenText text, IReadOnlyList<Quantity> quantities)
{
    public IReadOnlyList<Quantity> All => quantities;

    /// <summary>Of a dimension, the nearest before a number, else the nearest behind it; null when there is none.</summary>
    public Quantity? Nearest(Dimension dimension, Quantity to, Func<Quantity, bool>? where = null)
    {
        Quantity? before = null;
        foreach (var q in quantities)
        {
            if (q == to || q.Dimension != dimension || (where is not null && !where(q))) continue;
            if (q.First < to.First) before = q;
            else return before ?? q;
        }
        return before;
    }

    /// <summary>All of a dimension before a number, the nearest first.</summary>
    public IEnumerable<Quantity> Before(Quantity to, Dimension dimension) => quantities.Where(q => q.Dimension == dimension && q.First < to.First).Reverse();

    /// <summary>One of the words stands near a number: in its sentence, at most so many words before or behind it.</summary>
    public bool Near(Quantity q, int before, int behind, params ReadOnlySpan<string> words)
    {
        for (var i = Math.Max(0, q.First - before); i <= Math.Min(text.Tokens.Count - 1, q.Last + behind); i++)
            if (text.Tokens[i].Sentence == q.Sentence && words.Contains(text.Tokens[i].Word))
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
        var named = Before(to, Dimension.Precision).Concat(quantities.Where(q => q.Dimension == Dimension.Precision && q.Sentence == to.Sentence)).Select(q => q.Base).Where(b => b is > 0 and <= 4).Distinct().ToList();
        return named.Count > 0 ? named : [2, 1, 0.5, 4];
    }
}
