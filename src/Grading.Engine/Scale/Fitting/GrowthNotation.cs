using System.Globalization;
using System.Text.RegularExpressions;

namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>
/// Reads formulas of growth. <c>sum := product ('+' product)*</c>, <c>product := power (['*'] power)*</c>, <c>power := atom ['^' number]</c>,
/// an atom is a number, a factor, a bracket, a logarithm or a root. The inverse Ackermann function, below 5 at any size, counts as constant.
/// </summary>
sealed partial class GrowthNotation
{
    const string First = "<n>", Second = "<k>"; // whatever they are called

    readonly string text;
    readonly FactorNames names;
    readonly List<string> tokens;
    int at;

    GrowthNotation(string text, FactorNames names)
    {
        (this.text, this.names) = (text, names);
        tokens = [.. Token().Matches(Plain(text)).SelectMany(m => char.IsLetter(m.Value[0]) ? Words(m.Value) : [m.Value])];
    }

    public static GrowthClass Read(string text, FactorNames names)
    {
        var reader = new GrowthNotation(text, names);
        if (reader.tokens is ["o" or "O" or "Θ" or "θ" or "Ω", "(", ..])
            reader.at = 1;
        var read = reader.Sum();
        return reader.at == reader.tokens.Count ? GrowthClass.Of(read) : throw reader.Unread();
    }

    List<GrowthTerm> Sum()
    {
        var sum = Product();
        while (Take("+"))
            sum = [.. sum, .. Product()];
        return sum;
    }

    List<GrowthTerm> Product()
    {
        var product = Raised();
        while (Take("*") || (at < tokens.Count && tokens[at] is not ("+" or ")" or "^")))
            product = Times(product, Raised());
        return product;
    }

    List<GrowthTerm> Raised()
    {
        if (Take("log"))
        {
            var times = Take("^") ? Number() : 1;
            return To(Logarithm(Raised()), times);
        }
        if (Take("sqrt"))
            return To(Raised(), 0.5);
        if (Take("alpha"))
        {
            Raised();
            return [default];
        }
        var atom = Atom();
        return Take("^") ? To(atom, Number()) : atom;
    }

    List<GrowthTerm> Atom()
    {
        if (Take("("))
        {
            var inner = Sum();
            return Take(")") ? inner : throw Unread();
        }
        if (Take(First))
            return [new(1)];
        if (Take(Second))
            return [new(0, 1)];
        Number();
        return [default];
    }

    double Number()
    {
        if (at == tokens.Count || !double.TryParse(tokens[at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw Unread();
        at++;
        return number > 0 ? number : throw new FormatException($"\"{text}\": {number} is no power or factor of a growth");
    }

    /// <summary>log(n·k) and log(n + k) both grow like log n + log k where n, k ≥ 1; log(n²) like log n.</summary>
    static List<GrowthTerm> Logarithm(List<GrowthTerm> of)
    {
        List<GrowthTerm> sum = [];
        if (of.Exists(t => t.N > 0))
            sum.Add(new(0, 0, 1));
        if (of.Exists(t => t.K > 0))
            sum.Add(new(0, 0, 0, 1));
        return sum.Count == 0 ? [default] : sum;
    }

    List<GrowthTerm> To(List<GrowthTerm> terms, double power)
    {
        if (terms.Count == 1)
            return [new(terms[0].N * power, terms[0].K * power, terms[0].LogN * power, terms[0].LogK * power)];
        if (power != Math.Floor(power) || power > 4)
            return terms.ConvertAll(t => new GrowthTerm(t.N * power, t.K * power, t.LogN * power, t.LogK * power)); // the fastest term leads
        var product = terms;
        for (var i = 1; i < power; i++)
            product = Times(product, terms);
        return product;
    }

    static List<GrowthTerm> Times(List<GrowthTerm> left, List<GrowthTerm> right) => [.. from a in left from b in right select a * b];

    bool Take(string token)
    {
        if (at == tokens.Count || tokens[at] != token)
            return false;
        at++;
        return true;
    }

    FormatException Unread() => new(at == tokens.Count
        ? $"\"{text}\" ends where a factor is expected"
        : $"\"{text}\": {tokens[at].Trim('<', '>')} is not understood; factors are {names.N}{(names.K is null ? "" : " and " + names.K)}");

    /// <summary>A run of letters: a name, or several written together (<c>nlogk</c>).</summary>
    List<string> Words(string run) => Split(run) ?? [run];

    List<string>? Split(string run)
    {
        if (Known(run) is { } known)
            return [known];
        for (var length = run.Length - 1; length > 0; length--)
            if (Known(run[..length]) is { } first && Split(run[length..]) is { } rest)
                return [first, .. rest];
        return null;
    }

    string? Known(string word) => word switch
    {
        _ when Same(word, names.N) => First,
        _ when Same(word, names.K) => Second,
        _ when Same(word, "n") => First,
        _ when Same(word, "k") && names.K is not null => Second,
        _ when Same(word, "log") || Same(word, "ln") || Same(word, "lg") => "log",
        _ when Same(word, "sqrt") => "sqrt",
        _ when Same(word, "alpha") || word == "α" => "alpha",
        _ when Same(word, "constant") => "1",
        "O" or "o" or "Θ" or "θ" or "Ω" => word,
        _ => null,
    };

    static bool Same(string word, string? name) => string.Equals(word, name, StringComparison.OrdinalIgnoreCase);

    static string Plain(string text) => text.Replace("**", "^").Replace('·', '*').Replace('×', '*').Replace('⋅', '*')
        .Replace("²", "^2").Replace("³", "^3").Replace("√", " sqrt ").Replace("log2", "log").Replace("log₂", "log").Replace("log_2", "log");

    [GeneratedRegex(@"\p{L}+|[0-9]+(\.[0-9]+)?|[^\s]")]
    private static partial Regex Token();
}
