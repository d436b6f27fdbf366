namespace Mockloop.Debrief.Engine.Analysis;

public static partial class Codes
{
    static CodeMeaning[] Design =>
    [
        GoodDesign("objective-first", "Opens with the objective.", "no-objective"),
        GoodDesign("checkpoint-storage", "Says where weights lie and how they are loaded.", "no-checkpoint-storage"),
        GoodDesign("tokenizer", "Has a tokenizer.", "no-tokenizer"),
        GoodDesign("inference-engine", "Has an inference engine.", "no-inference-engine"),
        GoodDesign("request-scheduler", "Has a request scheduler or batching.", "no-request-scheduler"),
        GoodDesign("observability", "Says how the platform is watched.", "no-observability"),
        GoodDesign("first-bottleneck", "Says which bottleneck comes first, and why.", "no-first-bottleneck"),
        GoodDesign("quantified", "Holds numbers with units.", "no-numbers"),
        GoodDesign("risks-mitigated", "Risks are paired with mitigations.", "no-risks"),
        GoodDesign("arithmetic-holds", "Numbers that follow from others were computed again and hold.", null),
        ProblemDesign("objective-late", "The objective comes after the first component. Open with it.", "no-objective"),
        ProblemDesign("first-without-reason", "A bottleneck comes first, without a reason why the others can wait.", "no-first-bottleneck"),
        ProblemDesign("risk-without-mitigation", "A risk stands without a way to notice it and a response.", "no-risks"),
        ProblemDesign("wrong-arithmetic", "The answer's own numbers give another result.", null),
        ProblemDesign("unit-slip", "Right but for a unit.", null),
        ProblemDesign("architecture-without-serving", "Spent on the model's architecture, with no word on serving it.", null),
        ProblemDesign("no-objective", "What is to be reached: latency, throughput, power, cost? Open with it.", null),
        ProblemDesign("no-checkpoint-storage", "Where do the weights lie, and how does a machine get them?", null),
        ProblemDesign("no-tokenizer", "What turns text into tokens?", null),
        ProblemDesign("no-inference-engine", "What runs the model?", null),
        ProblemDesign("no-request-scheduler", "What decides which requests are batched and which wait?", null),
        ProblemDesign("no-observability", "How would you notice that it does not keep its promise?", null),
        ProblemDesign("no-first-bottleneck", "Which bottleneck first, and why can the others wait?", null),
        ProblemDesign("no-numbers", "No numbers with units: size it.", null),
        ProblemDesign("no-risks", "Which risks remain, and what is done about each?", null),
    ];

    static CodeMeaning GoodDesign(string code, string message, string? missing) => new(code, AnswerKind.Design, Severity.Good, message, missing);

    static CodeMeaning ProblemDesign(string code, string message, string? missing) => new(code, AnswerKind.Design, Severity.Problem, message, missing);
}
