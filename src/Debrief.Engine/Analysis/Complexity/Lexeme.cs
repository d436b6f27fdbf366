namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>What a piece of text means in a formula.</summary>
enum LexemeKind
{
    /// <summary>Not part of any formula.</summary>
    Other,

    /// <summary>Skipped inside one: "the", "number of".</summary>
    Filler,

    /// <summary>A letter or noun that stands for a size.</summary>
    Factor,

    /// <summary>A count without a unit.</summary>
    Number,
    Log,
    Root,
    Power,
    Times,
    Plus,
    Open,
    Close,

    /// <summary>The O of O(n).</summary>
    BigO,
}

/// <summary>One piece.</summary>
/// <param name="Kind">Its meaning.</param>
/// <param name="From">Where it begins in the text.</param>
/// <param name="To">Where it ends, exclusive.</param>
/// <param name="Symbol">Of a factor: the symbol.</param>
/// <param name="Value">Of a power or a number: its value.</param>
/// <param name="IsLetter">The factor is written as a letter, not as a noun.</param>
readonly record struct Lexeme(LexemeKind Kind, int From, int To, string Symbol = "", double Value = 0, bool IsLetter = false);
