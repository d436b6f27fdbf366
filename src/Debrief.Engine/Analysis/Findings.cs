using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis;

/// <summary>Collects findings in one text; each code once unless it is added with its own place.</summary>
sealed class Findings(WrittenText text)
{
    readonly List<Finding> found = [];

    /// <summary>In the order of their places.</summary>
    public IReadOnlyList<Finding> InOrder => [.. found.OrderBy(f => f.From).ThenBy(f => f.To)];

    /// <summary>Found in a part of the text.</summary>
    public void Add(string code, int from, int to, string? detail = null)
    {
        var meaning = Codes.Of(code);
        var message = detail is null ? meaning.Message : $"{meaning.Message} {detail}";
        found.Add(new(code, meaning.Severity, message, text.Text[from..to], from, to));
    }

    /// <summary>Found in a mention.</summary>
    public void Add(string code, Mention at, string? detail = null) => Add(code, text.Tokens[at.First].From, text.Tokens[at.Last].To, detail);

    /// <summary>Found nowhere.</summary>
    public void Missing(string code) => Add(code, text.Text.Length, text.Text.Length);

    /// <summary>Found in a mention, or nowhere and then under the code of what is missing.</summary>
    public void AddOrMissing(string code, Mention? at)
    {
        if (at is not null)
            Add(code, at);
        else if (Codes.Of(code).Missing is { } missing)
            Missing(missing);
    }
}
