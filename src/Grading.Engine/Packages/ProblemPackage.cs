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

    /// <summary>Folders of files added to submissions, by code of the language; <c>default</c> for all others.</summary>
    public IReadOnlyDictionary<string, string> Includes { get; init; } = new Dictionary<string, string>();

    /// <summary>Texts that stand for <c>{{name}}</c> in validators, included files, example submissions and group settings.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>The example submissions, by name.</summary>
    public IReadOnlyList<ExampleSubmission> Submissions { get; init; } = [];

    /// <summary>What was found odd, but does not keep the package from being judged with.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The files added to a submission in that language, by their names; the language's own win over the default ones.</summary>
    public IReadOnlyList<ProgramFile> IncludedFor(string language) =>
        [.. new[] { language, "default" }.Where(Includes.ContainsKey)
            .SelectMany(l => ProgramFiles.Below(Includes[l])).DistinctBy(f => f.Name)];

    /// <summary>Reads and checks a package folder.</summary>
    /// <exception cref="PackageException">It is no package, or needs what this judge cannot do.</exception>
    public static ProblemPackage Load(string folder)
    {
        var root = Path.GetFullPath(folder);
        var file = Path.Combine(root, "problem.yaml");
        if (!File.Exists(file))
            throw new PackageException($"{file}: not found; a problem package has a problem.yaml at its root");
        var yaml = ProblemYaml.Read<ProblemYaml>(file);
        Refuse(root, yaml);
        var (run, compilation) = LimitsOf(root, yaml.Limits);
        var tests = TestData.Read(Path.Combine(root, "data"));
        if (tests.Count == 0)
            throw new PackageException($"{root}: no test data; expected data/secret/*.in with *.ans beside each");
        return new()
        {
            Folder = root,
            Name = NameOf(yaml, root),
            Hash = PackageHash.Of(root),
            Format = FormatVersion.V2025,
            Limits = run,
            Compilation = compilation,
            Data = new("", tests),
            Tests = tests,
        };
    }

    static void Refuse(string root, ProblemYaml yaml)
    {
        if (yaml.ProblemFormatVersion is not ("2025-09" or "2023-07-draft"))
            throw new PackageException(
                $"problem_format_version: {yaml.ProblemFormatVersion ?? "legacy"} cannot be read yet; expected 2025-09");
        string[] types = yaml.Type switch
        {
            null => ["pass-fail"],
            IEnumerable<object> many => [.. many.Select(t => $"{t}")],
            var one => [$"{one}"],
        };
        if (types is not ["pass-fail"])
            throw new PackageException($"type: {string.Join(", ", types)} cannot be judged yet; expected pass-fail");
        foreach (var part in new[] { "output_validator", "output_validators" })
            if (Directory.Exists(Path.Combine(root, part)))
                throw new PackageException($"{part}: custom output validators cannot be judged yet; remove it to compare tokens");
    }

    static (Limits Run, Limits Compilation) LimitsOf(string root, ProblemYaml.LimitsYaml limits)
    {
        var own = Path.Combine(root, "mockloop.yaml"); // keys the format does not know stay out of problem.yaml
        var more = File.Exists(own) ? ProblemYaml.Read<ProblemYaml>(own).Limits : new();
        var silent = new Limits();
        var cpu = limits.TimeLimit is { } seconds ? TimeSpan.FromSeconds(seconds) : silent.Cpu;
        var memory = limits.Memory << 20 ?? silent.MemoryBytes;
        var run = new Limits
        {
            Cpu = cpu,
            Wall = Limits.WallFor(cpu),
            MemoryBytes = memory,
            OutputBytes = limits.Output << 20 ?? silent.OutputBytes,
            StackBytes = more.Stack << 20 ?? Math.Min(silent.StackBytes, memory / 2),
            Processes = more.Processes ?? silent.Processes,
        };
        var compilation = Limits.Compilation with { MemoryBytes = limits.CompilationMemory << 20 ?? Limits.Compilation.MemoryBytes };
        if (limits.CompilationTime is { } time)
            compilation = compilation with { Cpu = TimeSpan.FromSeconds(time), Wall = TimeSpan.FromSeconds(2 * time) };
        foreach (var (key, value) in new[] { ("time_limit", cpu.TotalSeconds), ("memory", run.MemoryBytes), ("output", run.OutputBytes), ("stack", run.StackBytes) })
            if (value <= 0)
                throw new PackageException($"limits.{key}: must be above 0");
        return (run, compilation);
    }

    static string NameOf(ProblemYaml yaml, string root) => yaml.Name switch
    {
        string name => name,
        IDictionary<object, object> names when names.TryGetValue("en", out var en) => $"{en}",
        IDictionary<object, object> names => $"{names.Values.FirstOrDefault()}",
        _ => Path.GetFileName(root),
    };
}
