namespace Mockloop.Debrief.Engine.Analysis;

public static partial class Codes
{
    static CodeMeaning[] Product =>
    [
        new("persona", AnswerKind.Product, Severity.Good, "Starts from a person with a constraint.", "no-persona"),
        new("abuse-monitoring", AnswerKind.Product, Severity.Good, "Watches for abuse, such as poisoned data.", "no-abuse-monitoring"),
        new("quotas", AnswerKind.Product, Severity.Good, "Limits what one customer can use up.", "no-quotas"),
        new("market", AnswerKind.Product, Severity.Good, "Says which market comes first.", "no-market"),
        new("price", AnswerKind.Product, Severity.Good, "Says what it costs the customer.", "no-price"),
        new("metric", AnswerKind.Product, Severity.Good, "Says by which number success is known.", "no-metric"),
        new("no-persona", AnswerKind.Product, Severity.Problem, "Who needs it? One person, what they cannot do, what they do instead today."),
        new("no-abuse-monitoring", AnswerKind.Product, Severity.Problem, "What could a customer upload or ask for that harms others, and how is it noticed?"),
        new("no-quotas", AnswerKind.Product, Severity.Problem, "What keeps one customer from using everything up?"),
        new("no-market", AnswerKind.Product, Severity.Problem, "Which market first, and how large is it?"),
        new("no-price", AnswerKind.Product, Severity.Problem, "What does the customer pay, and for what?"),
        new("no-metric", AnswerKind.Product, Severity.Problem, "By which number, from where to where, is it known that it worked?"),
    ];
}
