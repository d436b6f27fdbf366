namespace Mockloop.Grading.Engine.Languages;

/// <summary>A small file below <c>/kit</c> that a language wants to see: one with a content, or a link.</summary>
/// <param name="Path">Relative to <c>/kit</c>.</param>
/// <param name="Content">The content, or where the link leads.</param>
/// <param name="IsLink">Which of both.</param>
sealed record KitFile(string Path, string Content, bool IsLink = false);
