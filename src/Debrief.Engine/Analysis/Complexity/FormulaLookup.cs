using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Reads formulas from the words they stand beside.</summary>
sealed class FormulaLookup
{
    readonly WrittenText text;
    readonly List<Lexeme> lexemes;
    readonly Dictionary<int, int> at = [];

    public FormulaLookup(WrittenText text, List<Lexeme> lexemes)
    {
        (this.text, this.lexemes) = (text, lexemes);
        for (var i = 0; i < lexemes.Count; i++)
            at.TryAdd(lexemes[i].From, i);
    }

    /// <summary>The formula behind a word, at most so many words of filling aside: "with k, the number of shards".</summary>
    public Formula? Behind(int token, int reach = 5)
    {
        for (var k = token + 1; k <= token + reach && k < text.Tokens.Count && at.TryGetValue(text.Tokens[k].From, out var lexeme); k++)
            if (lexemes[lexeme].Kind != LexemeKind.Filler)
                return new GrowthParser(lexemes).Read(lexeme, out _);
        return null;
    }

    /// <summary>The symbol of the letter at a token; null when there is none.</summary>
    public string? Letter(int token) => FactorNouns.Letter(text.WordAt(token) ?? "") is not null && at.TryGetValue(text.Tokens[token].From, out var lexeme) && lexemes[lexeme].Symbol is { Length: > 0 } symbol ? symbol : null;
}
