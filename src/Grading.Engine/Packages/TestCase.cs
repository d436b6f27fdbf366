namespace Mockloop.Grading.Engine.Packages;

/// <summary>One test: what the program reads and what it should answer.</summary>
/// <param name="Name">Its path below <c>data</c> without extension, e.g. <c>secret/01</c>.</param>
/// <param name="InputFile">The <c>.in</c> file.</param>
/// <param name="AnswerFile">The <c>.ans</c> file.</param>
/// <param name="Checker">How the output is compared.</param>
public sealed record TestCase(string Name, string InputFile, string AnswerFile, Checking.CheckerOptions Checker);
