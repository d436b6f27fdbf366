namespace Mockloop.Debrief.Engine.Analysis;

public static partial class Codes
{
    static CodeMeaning[] Complexity =>
    [
        new("time-growth", AnswerKind.Complexity, Severity.Good, "Says how time grows.", "no-time-growth"),
        new("memory-growth", AnswerKind.Complexity, Severity.Good, "Says how memory grows.", "no-memory-growth"),
        new("no-time-growth", AnswerKind.Complexity, Severity.Problem, "How does time grow, and with what?"),
        new("no-memory-growth", AnswerKind.Complexity, Severity.Problem, "How does memory grow, and with what?"),
        new("letters-unexplained", AnswerKind.Complexity, Severity.Problem, "The formula does not say what its letters are."),
        new("time-as-measured", AnswerKind.Complexity, Severity.Good, "The measurements agree on time."),
        new("time-not-as-measured", AnswerKind.Complexity, Severity.Problem, "The measurements disagree on time."),
        new("memory-as-measured", AnswerKind.Complexity, Severity.Good, "The measurements agree on memory."),
        new("memory-not-as-measured", AnswerKind.Complexity, Severity.Problem, "The measurements disagree on memory."),
    ];
}
