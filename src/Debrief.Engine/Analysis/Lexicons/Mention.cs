namespace Mockloop.Debrief.Engine.Analysis.Lexicons;

/// <summary>A phrase of a concept in a text.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token, inclusive.</param>
sealed record Mention(string Concept, int First, int Last);
