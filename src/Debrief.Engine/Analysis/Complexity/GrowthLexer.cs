using System.Globalization;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Turns a text into the pieces of formulas: words as well as signs, "n times log k" as well as n·log(k).</summary>
sealed class GrowthLexer(WrittenText text, FactorNouns nouns)
{
    readonly List<Lexeme> lexemes = [];

    public static List<Lexeme> Cut(WrittenText text, FactorNouns nouns) => new GrowthLexer(text, nouns).Run();

    List<Lexeme> Run()
    {
        var at = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var token = text.Tokens[i];
            Signs(at, token.From);
            Word(i);
            at = token.To;
        }
        Signs(at, text.Text.Length);
        Names();
        return lexemes;
    }

    /// <summary>The T(n, k) of "T(n, k) = n log k" is a name, no product.</summary>
    void Names()
    {
        for (var i = 0; i + 1 < lexemes.Count; i++)
        {
            if (!(lexemes[i].IsLetter && text.Text[lexemes[i].From] is 'T' or 'S' or 'M' && lexemes[i + 1].Kind == LexemeKind.Open && lexemes[i + 1].From == lexemes[i].To))
                continue;
            var close = lexemes.FindIndex(i, Math.Min(7, lexemes.Count - i), l => l.Kind == LexemeKind.Close);
            for (var j = i; j <= close; j++)
                lexemes[j] = lexemes[j] with { Kind = LexemeKind.Other };
        }
    }

    void Signs(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var kind = text.Text[i] switch
            {
                '*' or '·' or '×' or '⋅' => LexemeKind.Times,
                '+' => LexemeKind.Plus,
                '(' => LexemeKind.Open,
                ')' => LexemeKind.Close,
                '√' => LexemeKind.Root,
                '^' or '²' or '³' => LexemeKind.Power,
                ' ' or '\n' or '\r' or '\t' or '_' or '-' or '`' or '$' or '\\' or '₂' => LexemeKind.Filler,
                _ => LexemeKind.Other,
            };
            if (kind == LexemeKind.Times && i + 1 < to && text.Text[i + 1] == '*')
                Add(LexemeKind.Power, i, ++i + 1);
            else if (kind != LexemeKind.Filler)
                lexemes.Add(new(kind, i, i + 1, Value: text.Text[i] switch { '²' => 2, '³' => 3, _ => 0 }));
        }
    }

    void Word(int index)
    {
        var token = text.Tokens[index];
        var word = token.Word;
        var lettered = text.Text[token.From] is 'O' or 'Θ' or 'Ω' && word.Length == 1;
        if (lettered || (word is "θ" or "o" or "theta" or "bigo" or "omega" && Follows(token.To, '(')))
            Add(LexemeKind.BigO, token.From, token.To);
        else if (IsAbbreviation(index) || IsUnit(index) || (!Known(word, token, index) && !Compound(word, token)))
            Add(LexemeKind.Other, token.From, token.To);
    }

    /// <summary>"i.e." and "e.g." hold no variables.</summary>
    bool IsAbbreviation(int index) => (text.Tokens[index].Word, text.Tokens.ElementAtOrDefault(index - 1).Word, text.Tokens.ElementAtOrDefault(index + 1).Word) is ("e", "i", _) or ("e", _, "g") or ("g", "e", _);

    /// <summary>The letter of "1.3 s" is a second.</summary>
    bool IsUnit(int index) => text.Tokens[index].Word is "s" or "m" or "h" or "g" or "b" && index > 0 && text.Tokens[index - 1].IsNumber && text.Tokens[index].From > text.Tokens[index - 1].To && text.Tokens[index].From - text.Tokens[index - 1].To == 1 && text.Text[text.Tokens[index - 1].To] == ' ';

    bool Known(string word, Token token, int index)
    {
        var (kind, value) = word switch
        {
            "log" or "log2" or "ln" or "lg" or "logarithm" or "logs" => (LexemeKind.Log, 0),
            "sqrt" or "root" => (LexemeKind.Root, 0),
            "square" when Follows(token.To, " root") => (LexemeKind.Filler, 0),
            "squared" or "square" => (LexemeKind.Power, 2),
            "cubed" or "cube" => (LexemeKind.Power, 3),
            "times" or "x" or "multiplied" => (LexemeKind.Times, 0),
            "plus" => (LexemeKind.Plus, 0),
            "the" or "of" or "number" or "count" or "total" or "all" or "by" or "our" or "its" or "open" or "amount" or "size" or "one" or "a" or "different" or "distinct" or "how" or "many" or "much" or "quantity" or "only" or "just" or "sheer" or "overall" => (LexemeKind.Filler, 0),
            "constant" => (LexemeKind.Other, 0),
            _ => (LexemeKind.Other, -1),
        };
        if (value >= 0)
            lexemes.Add(new(kind, token.From, token.To, Value: value));
        else if (double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            lexemes.Add(new(LexemeKind.Number, token.From, token.To, Value: number));
        else if (FactorNouns.Letter(word) is { } letter)
            lexemes.Add(new(LexemeKind.Factor, token.From, token.To, nouns.Symbol(letter), IsLetter: true));
        else if (FactorNouns.At(text, index) is { } noun)
            lexemes.Add(new(LexemeKind.Factor, token.From, token.To, noun));
        else
            return false;
        return true;
    }

    /// <summary>Letters written together: <c>nlogk</c>, <c>nk</c> inside O(), <c>2n</c>.</summary>
    bool Compound(string word, Token token)
    {
        var log = word.IndexOf("log", StringComparison.Ordinal);
        var letters = log < 0 ? word : word.Remove(log, 3);
        var short2 = log < 0 && letters.Length == 2 && lexemes is [.., { Kind: LexemeKind.Open }] && letters.All(char.IsAsciiLetter);
        var scaled = log < 0 && char.IsAsciiDigit(word[0]) && letters.Length >= 2 && letters[1..].All(char.IsAsciiLetter) && letters.Length == 2;
        if (!(short2 || scaled || (log >= 0 && letters.Length is 1 or 2 && letters.All(char.IsAsciiLetter))))
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (i == log)
            {
                Add(LexemeKind.Log, token.From, token.To);
                i += 2;
            }
            else if (char.IsAsciiLetter(word[i]))
                lexemes.Add(new(LexemeKind.Factor, token.From, token.To, nouns.Symbol(word[i].ToString()), IsLetter: true));
        }
        return true;
    }

    bool Follows(int at, char mark) => at < text.Text.Length && text.Text[at] == mark;

    bool Follows(int at, string words) => text.Text.AsSpan(at).StartsWith(words, StringComparison.OrdinalIgnoreCase);

    void Add(LexemeKind kind, int from, int to) => lexemes.Add(new(kind, from, to));
}
