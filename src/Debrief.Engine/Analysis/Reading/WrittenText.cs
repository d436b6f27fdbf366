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

    /// <summary>The token is the first of its sentence or of a clause in it.</summary>
    public bool StartsClause(int token) =>
        token == 0 || Tokens[token - 1].Sentence != Tokens[token].Sentence || Tokens[token - 1].Clause != Tokens[token].Clause;
}
