namespace Mockloop.Debrief.Engine.Analysis;

public static partial class Codes
{
    static CodeMeaning[] Star =>
    [
        Good("situation", "Says where and when it happened, or what had gone wrong.", "no-situation"),
        Good("task", "Says what had to be achieved, and by whom.", "no-task"),
        Good("action", "Says what you did.", "no-action"),
        Good("result", "Says what came of it.", "no-result"),
        Good("judgement", "A decision is told with its alternative or its reason."),
        Good("ambiguity", "Something was not known, not agreed or not owned.", "no-ambiguity"),
        Good("ownership", "Ownership under ambiguity: a step taken unasked, an assumption stated, a plan corrected (two of three)."),
        Good("persuasion", "Persuasion by data: a sceptic, evidence, a mind changed (two of three, evidence among them)."),
        Good("safety", "Respect for safety: harm stopped, somebody told, the process changed for good (two of three)."),
        Problem("no-situation", "Where and when was it, and what had gone wrong? One sentence is enough."),
        Problem("no-task", "What had to be achieved, and why by you?"),
        Problem("no-action", "What did you do? Nothing here is done by “I”."),
        Problem("no-result", "What came of it? A number is best."),
        Problem("outcome-only", "The outcome is told, the decision is not: which alternatives were there, and why this one?"),
        Problem("no-ambiguity", "Everything was clear in this story. Choose one in which you had to act without knowing enough."),
        Problem("no-signal", "Neither ownership under ambiguity nor persuasion by data nor respect for safety is shown."),
        Problem("generic-safety", "A creed, not an example: what did you stop, whom did you tell, what is different since?"),
        Problem("waits-for-clarity", "The story waits for somebody to decide. Not: who told me; but: what I assumed and did first."),
        Problem("over-150-words", "A story has at most 150 words."),
        new("we-not-i", AnswerKind.Star, Severity.Note, "All of it is done by “we”. What was your part?"),
    ];

    static CodeMeaning Good(string code, string message, string? missing = null) => new(code, AnswerKind.Star, Severity.Good, message, missing);

    static CodeMeaning Problem(string code, string message) => new(code, AnswerKind.Star, Severity.Problem, message);
}
