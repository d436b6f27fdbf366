namespace Mockloop.Debrief.Engine.Analysis;

/// <summary>A finding's code and what it stands for.</summary>
/// <param name="Code">The code.</param>
/// <param name="Kind">The kind of answer it is found in; null where it is found in all.</param>
/// <param name="Severity">How it counts.</param>
/// <param name="Message">What it says to the candidate.</param>
/// <param name="Missing">The code that is found where this one is not; null where its absence says nothing.</param>
public sealed record CodeMeaning(string Code, AnswerKind? Kind, Severity Severity, string Message, string? Missing = null);

/// <summary>Every code an analyser can find.</summary>
public static partial class Codes
{
    /// <summary>Nothing to read.</summary>
    public const string Empty = "empty";

    /// <summary>In another language.</summary>
    public const string NotEnglish = "not-english";

    /// <summary>Speaks to whoever grades.</summary>
    public const string AddressesTheGrader = "addresses-the-grader";

    static readonly CodeMeaning[] Common =
    [
        new(Empty, null, Severity.Problem, "There is nothing to read."),
        new(NotEnglish, null, Severity.Note, "Not analysed: the working language is English."),
        new(AddressesTheGrader, null, Severity.Problem, "This speaks to the grader, not to the question. It was left out of everything else."),
    ];

    /// <summary>All codes: those of every kind, then kind by kind, what is good before what is missing.</summary>
    public static IReadOnlyList<CodeMeaning> All { get; } = [.. Common, .. Star, .. Design, .. Product, .. Complexity];

    static readonly Dictionary<string, CodeMeaning> ByCode = All.ToDictionary(c => c.Code);

    /// <summary>What a code stands for.</summary>
    public static CodeMeaning Of(string code) => ByCode[code];
}
