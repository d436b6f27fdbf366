using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Calculations written out: <c>7B × 2 bytes = 14 GB</c>, <c>10,000 / 2,500 = 4 GPUs</c>, "40 times 250 is 10,000 tokens per second".</summary>
sealed class Equations(WrittenText text, IReadOnlyList<Quantity> quantities)
{
    const int MostNoise = 6; // words between two numbers of one calculation

    /// <summary>Each result with what its left side gives, in base units; whether it divides, and whether units change on the way.</summary>
    public IEnumerable<(int Result, double Computed, bool Ratio, bool Converts)> Find()
    {
        var start = 0;
        for (var i = 0; i + 1 < quantities.Count; i++)
        {
            var gap = Gap(i);
            if (gap == 'l') // "24 GB less 14 leaves 10", but not "14 GB leave 10 GB"
                gap = i > start ? '=' : '\0';
            if (gap == '=' && (i > start || Converts(i)) && Evaluate(start, i, quantities[i + 1]) is { } value)
                yield return (i + 1, value.Value, value.Ratio, !Enumerable.Range(start, i - start + 1).All(j => quantities[j].Dimension == quantities[i + 1].Dimension));
            if (gap is '=' or '\0')
                start = i + 1;
        }
    }

    /// <summary>The same in another unit: "10,000 tokens/s is 864 M tokens a day".</summary>
    bool Converts(int i) => quantities[i].Dimension == quantities[i + 1].Dimension && (quantities[i].Per == Per.Token) == (quantities[i + 1].Per == Per.Token) && quantities[i].Dimension is Dimension.Bytes or Dimension.TokensPerSecond or Dimension.RequestsPerSecond && quantities[i].Scale != quantities[i + 1].Scale;

    (double Value, bool Ratio)? Evaluate(int first, int last, Quantity result)
    {
        // A sum takes the unit of whoever has one: 60 + 90 + 40 = 190 ms, 24 GB − 14 = 10.
        var unit = !Sums(first, last) ? 1 : result.Dimension != Dimension.Count ? result.Scale : quantities.Skip(first).Take(last - first + 1).FirstOrDefault(q => q.Dimension != Dimension.Count)?.Scale ?? 1;
        double Of(int i) => quantities[i].Dimension == Dimension.Count ? quantities[i].Base * unit : quantities[i].Base;
        var (sum, product, sign, ratio) = (0.0, Of(first), 1.0, false);
        for (var i = first; i < last; i++)
        {
            var next = Of(i + 1);
            switch (Gap(i))
            {
                case '*': product *= quantities[i + 1].Dimension == Dimension.Percent ? next / 100 : next; break;
                case '/' when next != 0: (product, ratio) = (product / (quantities[i + 1].Dimension == Dimension.Percent ? next / 100 : next), true); break;
                case '+': (sum, product, sign) = (sum + (sign * product), next, 1); break;
                case '-': (sum, product, sign) = (sum + (sign * product), next, -1); break;
                default: return null;
            }
        }
        return ((sum + (sign * product)) / (result.Dimension == Dimension.Count ? unit : 1), ratio);
    }

    bool Sums(int first, int last)
    {
        for (var i = first; i < last; i++)
            if (Gap(i) is not ('+' or '-')) return false;
        return true;
    }

    /// <summary>", which is": the comma ends nothing.</summary>
    bool Says(Quantity a, Quantity b) => b.First - a.Last <= MostNoise && Enumerable.Range(a.Last + 1, 3).Any(i => text.WordAt(i) is "which" or "that" or "thats" or "ie" or "or");

    /// <summary>The sign between a number and the next one: × + − / =, or nothing.</summary>
    char Gap(int i)
    {
        var (a, b) = (quantities[i], quantities[i + 1]);
        if (b.Sentence != a.Sentence || b.First - a.Last - 1 > MostNoise || b.From < a.To)
            return '\0';
        var sign = '\0';
        foreach (var c in text.Text.AsSpan(a.To, b.From - a.To))
        {
            var found = c switch { '×' or '*' or '·' => '*', '÷' or '/' => '/', '+' => '+', '−' => '-', '=' or '≈' or '→' => '=', ',' or ';' or ':' => ';', _ => '\0' };
            if (found == ';' && !(c == ',' && Says(a, b))) return '\0';
            if (found == ';') continue;
            if (found != '\0' && (sign is '\0' or '/' || found == '=')) sign = found;
        }
        for (var t = a.Last + 1; t < b.First && sign is '\0'; t++)
            sign = text.Tokens[t].Word switch
            {
                "times" or "x" => '*',
                "multiplied" => '*',
                "divided" or "over" => '/',
                "plus" => '+',
                "minus" or "less" => '-',
                "leave" or "leaves" or "leaving" => 'l',
                "by" or "at" when b.Dimension == Dimension.Precision && a.Dimension == Dimension.Parameters => '*',
                "is" or "makes" or "gives" or "equals" or "are" or "yields" or "make" or "give" => '=',
                _ => '\0',
            };
        // "10 GB - 4 GB": a hyphen is a minus only between spaces and two numbers.
        return sign == '\0' && text.Text.AsSpan(a.To, b.From - a.To).Trim() is "-" or "–" ? '-' : sign;
    }
}
