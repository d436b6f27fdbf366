using Mockloop.Grading.Engine.Checking;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>
/// A problem in the ICPC/Kattis package format <c>2025-09</c>, as far as pass-fail problems with the default output
/// validator need it. What is not supported yet is refused by name instead of being judged wrongly.
/// </summary>
/// <param name="Folder">Where the package lies.</param>
/// <param name="Name">The problem's name, in English where there are several.</param>
/// <param name="Hash">Content hash, <c>sha256:…</c>.</param>
/// <param name="Limits">Per test.</param>
/// <param name="Compilation">For the compiler.</param>
/// <param name="Tests">In data order: samples, then secret, by path.</param>
public sealed record ProblemPackage(
    string Folder, string Name, string Hash, Limits Limits, Limits Compilation, IReadOnlyList<TestCase> Tests)
{
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
        return new(root, NameOf(yaml, root), PackageHash.Of(root), run, compilation, tests);
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
