using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Packages.Reading;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Fitting;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Engine.Scale.Definition;

/// <summary>Reads <c>scale.yaml</c>; <c>scale.schema.json</c> beside this file says the same for editors.</summary>
static class ScaleReader
{
    /// <summary>The file's name, at a package's root.</summary>
    public const string File = "scale.yaml";

    const int MostRungs = 20, MostBatchRows = 1 << 20, MostBlockRows = 8192;

    /// <summary>Null where the package has no such file.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="problem">The problem's own limits, which hold where a size sets none.</param>
    /// <param name="notes">Takes the warnings.</param>
    /// <exception cref="PackageException">It cannot be followed; says the key, the value and what is expected.</exception>
    public static ScaleDefinition? Read(PackageFolder folder, Limits problem, Notes notes)
    {
        if (!folder.Has(File))
            return null;
        var root = YamlMap.Read(folder, File, notes, Constants.None);
        var incremental = root.Flag("incremental") ?? false;
        var limits = LimitsOf(root.MapOrEmpty("limits"), problem);
        var levels = LevelsOf(root.MapOrEmpty("levels"), ServiceLevels.None);
        var silent = new Rung(0, 0, limits, levels) { BlockRows = BlockOf(root) };
        var allowed = root.MapOrEmpty("allowed");
        var factors = FactorsOf(root.MapOrEmpty("factors"));
        var definition = new ScaleDefinition
        {
            Generator = OneOf(root, "generator", Workloads.Names),
            Factors = factors,
            Call = CallOf(root),
            BatchRows = (int)Bounded(root, "batch", Quantity.Count(root, "batch") ?? 4096, MostBatchRows),
            Incremental = incremental,
            Allowed = new(GrowthOf(allowed, "time", factors), GrowthOf(allowed, "memory", factors)),
            Ladders = LaddersOf(root.MapOrEmpty("ladders"), silent),
            Expectations = ExpectationsOf(root.MapOrEmpty("expect")),
        };
        allowed.WarnUnknown();
        root.WarnUnknown();
        return definition;
    }

    static FactorNames FactorsOf(YamlMap map)
    {
        var names = new FactorNames(map.Text("n") ?? throw new PackageException($"{map.Shown}: n: what does the first factor count?"), map.Text("k"));
        map.WarnUnknown();
        return names;
    }

    static GrowthClass? GrowthOf(YamlMap map, string key, FactorNames factors)
    {
        if (map.Text(key) is not { } text)
            return null;
        return GrowthClass.TryParse(text, factors, out var growth)
            ? growth
            : throw new PackageException($"{map.Shown}: {key}: {text}: expected a growth such as 1, n, n log k or n + k");
    }

    static ProgramCall CallOf(YamlMap root) => (root.Text("call") ?? "function") switch
    {
        "function" => ProgramCall.Function,
        "stream" when (root.Text("encoding") ?? "text") == "text" => ProgramCall.TextStream,
        "stream" when root.Text("encoding") == "binary" => ProgramCall.BinaryStream,
        "stream" => throw new PackageException($"{root.Shown}: encoding: {root.Text("encoding")}: expected text or binary"),
        var other => throw new PackageException($"{root.Shown}: call: {other}: expected function or stream"),
    };

    static Dictionary<string, IReadOnlyList<Rung>> LaddersOf(YamlMap map, Rung silent)
    {
        var ladders = map.Keys.ToDictionary(language => language, language => LadderOf(map, language, silent));
        return ladders.Count > 0 ? ladders : throw new PackageException($"{map.Shown}: no sizes; expected a list of sizes for default or for a language");
    }

    static IReadOnlyList<Rung> LadderOf(YamlMap ladders, string language, Rung silent)
    {
        if (language != "default" && !Languages.LanguageTable.IsKnown(language))
            ladders.Warn($"{language}: no language of the format");
        Rung[] rungs = [.. ladders.Maps(language).Select(rung => RungOf(rung, silent))];
        if (rungs.Length is 0 or > MostRungs)
            throw new PackageException($"{ladders.Shown}: {language}: {rungs.Length} sizes; expected 1 to {MostRungs}");
        foreach (var (before, after) in rungs.Zip(rungs.Skip(1)))
            if (after.N < before.N || (after.N == before.N && after.K <= before.K))
                throw new PackageException($"{ladders.Shown}: {language}: n {after.N}, k {after.K} comes after n {before.N}, k {before.K}; sizes go up");
        return rungs;
    }

    static int? BlockOf(YamlMap map) =>
        Quantity.Count(map, "block") is { } rows ? (int)Bounded(map, "block", rows, MostBlockRows) : null;

    static Rung RungOf(YamlMap map, Rung silent)
    {
        var n = Quantity.Count(map, "n") ?? throw new PackageException($"{map.Shown}: n is missing");
        var rung = new Rung(n, Quantity.Count(map, "k") ?? 1, LimitsOf(map, silent.Limits, warn: false), LevelsOf(map, silent.Levels, warn: false))
        {
            BlockRows = BlockOf(map) ?? silent.BlockRows,
        };
        map.WarnUnknown();
        return rung;
    }

    static Limits LimitsOf(YamlMap map, Limits silent, bool warn = true)
    {
        var cpu = Quantity.Duration(map, "cpu");
        var limits = silent with
        {
            Cpu = cpu ?? silent.Cpu,
            Wall = Quantity.Duration(map, "wall") ?? (cpu is { } given ? Limits.WallFor(given) : silent.Wall),
            MemoryBytes = Quantity.Bytes(map, "memory") ?? silent.MemoryBytes,
            StackBytes = Quantity.Bytes(map, "stack") ?? silent.StackBytes,
        };
        if (limits.MemoryBytes > Machine.Here.MemoryBytes)
            throw new PackageException($"{map.Shown}: memory: {limits.MemoryBytes >> 20} MiB is more than the {Machine.Here.MemoryBytes >> 20} MiB this machine gives one run; lower it, or judge on a larger machine");
        if (warn)
            map.WarnUnknown();
        return limits;
    }

    static ServiceLevels LevelsOf(YamlMap map, ServiceLevels silent, bool warn = true)
    {
        if (map.Text("profile") is { } name)
            silent = ServiceProfiles.Called(name)
                ?? throw new PackageException($"{map.Shown}: profile: {name}: expected one of {string.Join(", ", ServiceProfiles.Names)}");
        var levels = silent with
        {
            FirstBatch = Quantity.Duration(map, "first_batch") ?? silent.FirstBatch,
            Gap = Quantity.Duration(map, "gap") ?? silent.Gap,
            Stall = Quantity.Duration(map, "stall") ?? silent.Stall,
        };
        if (warn)
            map.WarnUnknown();
        return levels;
    }

    static List<ScaleExpectation> ExpectationsOf(YamlMap map) =>
        [.. map.Keys.Select(pattern => new ScaleExpectation(new(pattern), [.. (map.Words(pattern) ?? []).Select(word => VerdictOf(map, pattern, word))]))];

    static Verdict VerdictOf(YamlMap map, string pattern, string word) => Enum.TryParse<Verdict>(word, out var verdict) && $"{verdict}" == word
        ? verdict
        : throw new PackageException($"{map.Shown}: {pattern}: {word}: expected a verdict such as {Verdict.Accepted} or {Verdict.DoesNotScale}");

    static string OneOf(YamlMap map, string key, IReadOnlyList<string> known) => map.Text(key) is { } text && known.Contains(text)
        ? text
        : throw new PackageException($"{map.Shown}: {key}: {map.Text(key) ?? "missing"}: expected one of {string.Join(", ", known)}");

    static long Bounded(YamlMap map, string key, long value, long most) => value <= most
        ? value
        : throw new PackageException($"{map.Shown}: {key}: {value}: expected at most {most}");
}
