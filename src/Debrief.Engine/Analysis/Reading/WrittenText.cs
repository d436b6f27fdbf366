namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>An answer cut into words and sentences.</summary>
sealed class WrittenText
{
    public WrittenText(string text)
    {
        Text = text;
        Tokens = Tokenizer.Cut(text);
        var sentences = new List<Sentence>();
        for (int first = 0, i = 0; i < Tokens.Count; i++)
            if (i + 1 == Tokens.Count || Tokens[i + 1].Sentence != Tokens[i].Sentence)
            {
                sentences.Add(new(first, i));
                first = i + 1;
            }
        Sentences = sentences;
    }

    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Pieces between white space that hold a letter or a digit, as word processors count.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var (words, inWord) = (0, false);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                inWord = false;
            else if (!inWord && char.IsLetterOrDigit(c))
                (inWord, words) = (true, words + 1);
        }
        return words;
    }

    /// <summary>The word at a place; null outside the text.</summary>
    public string? WordAt(int token) => token >= 0 && token < Tokens.Count ? Tokens[token].Word : null;

    /// <summary>What is written between a token and the next one, or the end.</summary>
    public ReadOnlySpan<char> Between(int token) => Text.AsSpan(Tokens[token].To, (token + 1 < Tokens.Count ? Tokens[token + 1].From : Text.Length) - Tokens[token].To);

    /// <summary>One of the words stands near a token, in its sentence: at most so many before it, or next behind it.</summary>
    public bool Near(int token, int before, params ReadOnlySpan<string> words)
    {
        for (var i = Math.Max(0, token - before); i <= Math.Min(token + 1, Tokens.Count - 1); i++)
            if (i != token && token < Tokens.Count && Tokens[i].Sentence == Tokens[token].Sentence && words.Contains(Tokens[i].Word))
                return true;
        return false;
    }

    /// <summary>The token at a position, else the next one behind it.</summary>
    public int TokenAt(int position)
    {
        var (low, high) = (0, Tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Tokens[middle].To <= position ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The last token that begins before a position.</summary>
    public int TokenBefore(int position) => TokenAt(position) is var at && at < Tokens.Count && Tokens[at].From < position ? at : at - 1;

    /// <summary>The token is the first of its sentence or of a clause in it.</summary>
    public bool StartsClause(int token) =>
        token == 0 || Tokens[token - 1].Sentence != Tokens[token].Sentence || Tokens[token - 1].Clause != Tokens[token].Clause;
}
