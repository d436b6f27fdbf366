using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis;

/// <summary>Collects findings in one text; each code once unless it is added with its own place.</summary>
/// <param name="text">As written; quotes are taken from it.</param>
/// <param name="read">The same, what speaks to the grader blanked; mentions count its words.</param>
sealed class Findings(string text, WrittenText read)
{
    readonly List<Finding> found = [];

    /// <summary>In the order of their places.</summary>
    public IReadOnlyList<Finding> InOrder => [.. found.OrderBy(f => f.From).ThenBy(f => f.To)];

    /// <summary>Found in a part of the text.</summary>
    public void Add(string code, int from, int to, string? detail = null)
    {
        var meaning = Codes.Of(code);
        var message = detail is null ? meaning.Message : $"{meaning.Message} {detail}";
        found.Add(new(code, meaning.Severity, message, text[from..to], from, to));
    }

    /// <summary>Found in a mention.</summary>
    public void Add(string code, Mention at, string? detail = null) => Add(code, read.Tokens[at.First].From, read.Tokens[at.Last].To, detail);

    /// <summary>Found nowhere.</summary>
    public void Missing(string code) => Add(code, text.Length, text.Length);

    /// <summary>Found in a mention, or nowhere and then under the code of what is missing.</summary>
    public void AddOrMissing(string code, Mention? at)
    {
        if (at is not null)
            Add(code, at);
        else if (Codes.Of(code).Missing is { } missing)
            Missing(missing);
    }
}
