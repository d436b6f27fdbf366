namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>A word or a number.</summary>
/// <param name="From">Where it begins in the text.</param>
/// <param name="To">Where it ends, exclusive.</param>
/// <param name="Word">In lower case, without apostrophes: <c>didnt</c>.</param>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="Clause">Grows by one at every comma, colon, dash and bracket.</param>
readonly record struct Token(int From, int To, string Word, int Sentence, int Clause)
{
    static readonly HashSet<string> Counts =
    [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
        "ninety", "hundred", "thousand", "million", "half", "third", "dozen",
    ];

    /// <summary>Written in digits: <c>7</c>, <c>7b</c>, <c>10,000</c>.</summary>
    public bool IsNumber => char.IsAsciiDigit(Word[0]);

    /// <summary>Of the last century or this one.</summary>
    public bool IsYear => Word.Length == 4 && (Word.StartsWith("19", StringComparison.Ordinal) || Word.StartsWith("20", StringComparison.Ordinal)) && IsNumber;

    /// <summary>Written in digits or as a word.</summary>
    public bool IsQuantity => IsNumber || Counts.Contains(Word);
}

/// <summary>A run of tokens, and the text they stand in.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token, inclusive.</param>
readonly record struct Sentence(int First, int Last);
