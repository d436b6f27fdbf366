using Mockloop.Grading.Engine.Packages.Reading;
using Mockloop.Grading.Engine.Scale.Definition;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>
/// A problem in the ICPC/Kattis package format: <c>legacy</c>, <c>2025-09</c> or its draft <c>2023-07-draft</c>. What the
/// judge cannot do is refused by name instead of being judged wrongly.
/// </summary>
public sealed record ProblemPackage
{
    /// <summary>Where the package lies.</summary>
    public required string Folder { get; init; }

    /// <summary>The problem's name, in English where there are several.</summary>
    public required string Name { get; init; }

    /// <summary>Content hash, <c>sha256:…</c>.</summary>
    public required string Hash { get; init; }

    /// <summary>The version of the format it is written in.</summary>
    public FormatVersion Format { get; init; }

    /// <summary>What kind of problem it is.</summary>
    public ProblemTypes Types { get; init; }

    /// <summary>For one run of the submission; the CPU time is a default where <see cref="TimeLimit"/> has to be derived.</summary>
    public required Limits Limits { get; init; }

    /// <summary>For the compiler.</summary>
    public required Limits Compilation { get; init; }

    /// <summary>For one run of a validator or grader.</summary>
    public Limits Validation { get; init; } = Limits.ForValidation;

    /// <summary>How the time limit comes about.</summary>
    public TimeLimitRule TimeLimit { get; init; } = new();

    /// <summary>The most passes of a multi-pass problem; 1 for others.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>Largest submission in bytes, before the package's own files are added.</summary>
    public long CodeBytes { get; init; } = 128 << 10;

    /// <summary>Codes of the languages it may be solved in; null for all.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The root of the tests: holds <c>sample</c> (where there is one) and <c>secret</c>.</summary>
    public required TestGroup Data { get; init; }

    /// <summary>All tests in data order: samples, then secret, by path.</summary>
    public required IReadOnlyList<TestCase> Tests { get; init; }

    /// <summary>The package's own output validators, all of which must accept; none for the default one. More than one only in legacy.</summary>
    public IReadOnlyList<PackageProgram> OutputValidators { get; init; } = [];

    /// <summary>The package's input validators.</summary>
    public IReadOnlyList<PackageProgram> InputValidators { get; init; } = [];

    /// <summary>The package's static validator; null for most.</summary>
    public PackageProgram? StaticValidator { get; init; }

    /// <summary>Legacy: the package's own grader; null for most.</summary>
    public PackageProgram? Grader { get; init; }

    /// <summary>Legacy: the lower the score the better.</summary>
    public bool Minimise { get; init; }

    /// <summary>Files added to submissions, by code of the language; those under <c>default</c> to all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ProgramFile>> Includes { get; init; } = new Dictionary<string, IReadOnlyList<ProgramFile>>();

    /// <summary>Limits that differ from the problem's, by code of the language.</summary>
    public IReadOnlyDictionary<string, LanguageLimits> LanguageLimits { get; init; } = new Dictionary<string, LanguageLimits>();

    /// <summary>What stands for <c>{{name}}</c> in validators, included files, example submissions and group settings.</summary>
    public Constants Constants { get; init; } = Constants.None;

    /// <summary>Whether submissions may count on writing files in their working folder.</summary>
    public bool AllowFileWriting { get; init; } = true;

    /// <summary>The example submissions, by name.</summary>
    public IReadOnlyList<ExampleSubmission> Submissions { get; init; } = [];

    /// <summary>How submissions are replayed at production scale; null where the package does not say.</summary>
    public ScaleDefinition? Scale { get; init; }

    /// <summary>What was found odd, but does not keep the package from being judged with.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>For one run of a submission in that language.</summary>
    public Limits LimitsFor(string language) => LanguageLimits.TryGetValue(language, out var own) ? own.On(Limits) : Limits;

    /// <summary>The files added to a submission in that language; the language's own win over the default ones.</summary>
    public IReadOnlyList<ProgramFile> IncludedFor(string language) =>
        [.. new[] { language, "default" }.SelectMany(l => Includes.GetValueOrDefault(l) ?? []).DistinctBy(f => f.Name)];

    /// <summary>Reads and checks a package folder.</summary>
    /// <exception cref="PackageException">It is no package, or needs what this judge cannot do.</exception>
    public static ProblemPackage Load(string folder) => PackageReader.Read(folder);
}
