using Mockloop.Grading.Engine.Checking;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>A test case or a group of them.</summary>
/// <param name="Name">Its path below <c>data</c> without extension, e.g. <c>secret/01</c>; empty for the root.</param>
public abstract record TestNode(string Name);

/// <summary>One test: what the program reads and what it should answer.</summary>
/// <param name="Name">Its path below <c>data</c> without extension, e.g. <c>secret/01</c>.</param>
/// <param name="InputFile">The <c>.in</c> file.</param>
/// <param name="AnswerFile">The <c>.ans</c> file.</param>
public sealed record TestCase(string Name, string InputFile, string AnswerFile) : TestNode(Name)
{
    /// <summary>How the default output validator compares; its defaults where the package brings a validator of its own.</summary>
    public CheckerOptions Checker { get; init; } = CheckerOptions.Default;

    /// <summary>Command-line arguments of the submission.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Arguments of the output validator, after input, answer and feedback folder.</summary>
    public IReadOnlyList<string> OutputValidatorArguments { get; init; } = [];

    /// <summary>Legacy: the one output validator that checks this test; null for all there are.</summary>
    public string? OutputValidatorName { get; init; }

    /// <summary>Arguments of input validators; the key is a validator's name, empty for every one that is not named.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> InputValidatorArguments { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>A folder whose content is copied into the working folder before each run; null for most.</summary>
    public string? FilesFolder { get; init; }

    /// <summary>The most points this test can give; null without bound, or where tests have no score.</summary>
    public double? MaxScore { get; init; }

    /// <summary>Whether whoever fails this test may see its files.</summary>
    public bool FullFeedback { get; init; }

    /// <summary>What to tell somebody who fails it; empty for most.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Whether it is one of the samples.</summary>
    public bool IsSample => Name.StartsWith("sample/", StringComparison.Ordinal);

    /// <summary>The arguments for one input validator, which may be named with or without its file's ending.</summary>
    public IReadOnlyList<string> ArgumentsFor(string inputValidator) =>
        InputValidatorArguments.GetValueOrDefault(inputValidator)
        ?? InputValidatorArguments.GetValueOrDefault(Path.GetFileNameWithoutExtension(inputValidator))
        ?? InputValidatorArguments.GetValueOrDefault("") ?? [];
}
