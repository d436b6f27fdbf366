using System.Text.Json.Serialization;

namespace Mockloop.Debrief.Engine.Analysis;

/// <summary>What an answer is meant to be, and so what is looked for in it.</summary>
public enum AnswerKind
{
    /// <summary>A story of situation, task, action and result, in at most 150 words.</summary>
    [JsonStringEnumMemberName("star")]
    Star,

    /// <summary>The outline of a serving platform.</summary>
    [JsonStringEnumMemberName("design")]
    Design,

    /// <summary>The proposal of a product.</summary>
    [JsonStringEnumMemberName("product")]
    Product,

    /// <summary>What a candidate says about the growth of a submission's time and memory.</summary>
    [JsonStringEnumMemberName("complexity")]
    Complexity,
}
