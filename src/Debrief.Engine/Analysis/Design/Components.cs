using Mockloop.Debrief.Engine.Analysis.Lexicons;

namespace Mockloop.Debrief.Engine.Analysis.Design;

/// <summary>The five components of a serving platform, each by its name or by what it does.</summary>
static class Components
{
    const int Reach = 8; // words between a thing and what is done with it

    static readonly (string Concept, string Code)[] All =
        [("checkpoint", "checkpoint-storage"), ("tokenizer", "tokenizer"), ("engine", "inference-engine"), ("scheduler", "request-scheduler"), ("observability", "observability")];

    /// <summary>Each component's code with its first mention; null where it is not mentioned.</summary>
    public static IReadOnlyList<(string Code, Mention? At)> In(Mentions mentions) =>
        [.. All.Select(c => (c.Code, Earlier(mentions.First(c.Concept), mentions.Pair($"{c.Concept}-thing", $"{c.Concept}-doing", Reach))))];

    static Mention? Earlier(Mention? a, Mention? b) => a is null || b?.First < a.First ? b : a;
}
