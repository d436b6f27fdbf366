namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>Which words of a text stand in a quotation, and which in brackets that are closed on the same line.</summary>
sealed class Enclosures
{
    const string Openers = "([{<", Closers = ")]}>";
    readonly WrittenText text;
    readonly bool[] quoted;
    readonly int[] closed, opened;

    public Enclosures(WrittenText text)
    {
        (this.text, quoted, closed, opened) = (text, new bool[text.Tokens.Count], new int[text.Tokens.Count], [.. Enumerable.Range(0, text.Tokens.Count)]);
        var open = Openers.Select(_ => new Stack<int>()).ToArray();
        char? quote = null;
        for (int at = 0, token = 0; at < text.Text.Length; at++)
        {
            for (; token < quoted.Length && text.Tokens[token].From <= at; token++)
                quoted[token] = quote is not null;
            var mark = text.Text[at];
            quote = quote is null ? Opened(at, token) : mark == '\n' || (mark == quote && !IsLetter(at + 1)) ? null : quote;
            if (mark == '\n')
                Array.ForEach(open, o => o.Clear());
            else if (Openers.IndexOf(mark) is >= 0 and var opener)
                open[opener].Push(token);
            else if (Closers.IndexOf(mark) is >= 0 and var closer && open[closer].TryPop(out var first) && first < closed.Length)
                closed[first] = at + 1;
        }
        for (var token = 1; token < closed.Length; token++)
            if (closed[token - 1] > text.Tokens[token].From)
                (closed[token], opened[token]) = (Math.Max(closed[token], closed[token - 1]), opened[token - 1]);
    }

    /// <summary>Quoted by words before it; a quotation that begins a sentence is taken for the writer's own words.</summary>
    public bool IsQuoted(int token) => quoted[token];

    /// <summary>Where the brackets around a word end, exclusive; 0 without brackets.</summary>
    public int EndOf(int token) => closed[token];

    /// <summary>The first word in the brackets around a word; itself without brackets.</summary>
    public int FirstOf(int token) => opened[token];

    /// <summary>The mark that ends the quotation which opens here.</summary>
    char? Opened(int at, int token)
    {
        if (token == 0 || token == text.Tokens.Count || text.Tokens[token].Sentence != text.Tokens[token - 1].Sentence || IsLetter(at - 1) || !IsLetter(at + 1))
            return null;
        return text.Text[at] switch { '"' => '"', '“' or '„' => '”', '\'' => '\'', '‘' => '’', '«' => '»', '`' => '`', _ => null };
    }

    bool IsLetter(int at) => at >= 0 && at < text.Text.Length && char.IsLetterOrDigit(text.Text[at]);
}
