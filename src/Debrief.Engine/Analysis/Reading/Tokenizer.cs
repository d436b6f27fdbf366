using System.Text;

namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>
/// Cuts a text into words, clauses and sentences in one pass. A sentence ends at a full stop, question or exclamation mark before white
/// space, at an empty line, before a list item, and after a short line without punctuation (a heading).
/// </summary>
sealed class Tokenizer(string text)
{
    const int LongestHeading = 60;
    static readonly string[] Abbreviations = ["eg", "ie", "vs", "approx", "dr", "cf", "g", "e"];

    readonly List<Token> tokens = [];
    readonly StringBuilder word = new();
    int at, sentence, clause, calls;

    public static List<Token> Cut(string text) => new Tokenizer(text).Run();

    List<Token> Run()
    {
        while (at < text.Length)
        {
            if (char.IsLetterOrDigit(text[at]))
                Word();
            else
                Mark();
        }
        return tokens;
    }

    void Word()
    {
        var from = at;
        word.Clear();
        for (; at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInside()); at++)
            if (text[at] is not ('\'' or '’' or '‘' or '\u00ad' or '\u200b'))
                word.Append(char.ToLowerInvariant(text[at]));
        tokens.Add(new(from, at, word.ToString(), sentence, clause));
    }

    /// <summary>An apostrophe in <c>don't</c>, a soft hyphen, a point or comma in <c>2.5</c> and <c>10,000</c>.</summary>
    bool IsInside()
    {
        if (at + 1 >= text.Length)
            return false;
        return text[at] switch
        {
            '\'' or '’' or '‘' or '\u00ad' or '\u200b' => char.IsLetter(text[at + 1]),
            '.' or ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            _ => false,
        };
    }

    void Mark()
    {
        var mark = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : '\n';
        if (mark == '\n' ? EndsLine() : mark is '!' or '?' or '。' || (mark == '.' && EndsSentence(next)))
            Break();
        else if (mark is '(' && at > 0 && char.IsLetter(text[at - 1]))
            calls++; // O(n) is one word more or less
        else if (mark is ')' && calls > 0)
            calls--;
        else if (mark is ',' && calls > 0)
        {
            // T(n, k) is one, too.
        }
        else if (mark is ',' or ';' or ':' or '(' or ')' or '—' or '–' or '…' or '→' or '|' || (mark == '-' && char.IsWhiteSpace(next)) || (mark == '.' && next == '.'))
            clause++;
        at++;
    }

    void Break()
    {
        calls = 0;
        clause++;
        if (tokens.Count > 0 && tokens[^1].Sentence == sentence)
            sentence++;
    }

    bool EndsSentence(char next)
    {
        if (!char.IsWhiteSpace(next) && next is not ('"' or '”' or ')' or '\'' or '*'))
            return false;
        // "e.g. " and "approx. " end nothing; neither does the number of a list item, "1. ".
        return tokens.Count == 0 || tokens[^1].Sentence != sentence || !(Abbreviations.Contains(tokens[^1].Word) || IsItemNumber());
    }

    bool IsItemNumber() => tokens[^1] is { Word.Length: <= 2 } last && last.To == at && last.IsNumber && StartsLine(last.From);

    bool StartsLine(int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t') position--;
        return position == 0 || text[position - 1] == '\n';
    }

    /// <summary>Whether the line break at hand ends a sentence; wrapped lines do not.</summary>
    bool EndsLine()
    {
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r') next++;
        if (next >= text.Length || text[next] == '\n' || text[next] is '-' or '*' or '•' or '#' or '–' or '>' or '|')
            return true;
        if (char.IsAsciiDigit(text[next]) && next + 2 < text.Length && text[(next + 1)..Math.Min(text.Length, next + 4)].IndexOfAny(['.', ')']) is >= 0 and <= 1)
            return true;
        return at - LineStart() <= LongestHeading && char.IsUpper(text[next]);
    }

    int LineStart() => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
}
