using System.Globalization;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>The limits that a package sets, ours where it is silent.</summary>
sealed record PackageLimits
{
    public required Limits Run { get; init; }
    public required Limits Compilation { get; init; }
    public required Limits Validation { get; init; }
    public required TimeLimitRule Time { get; init; }
    public long CodeBytes { get; init; }
    public int Passes { get; init; } = 1;
    public IReadOnlyDictionary<string, LanguageLimits> Languages { get; init; } = new Dictionary<string, LanguageLimits>();

    /// <param name="folder">Also holds the limits that stand in files of their own.</param>
    /// <param name="map">The <c>limits</c> of <c>problem.yaml</c>.</param>
    /// <param name="format">Decides about defaults and key names.</param>
    /// <param name="types">Passes are for multi-pass problems only.</param>
    /// <param name="notes">Takes the warnings.</param>
    /// <exception cref="PackageException">A limit is no limit.</exception>
    public static PackageLimits Read(PackageFolder folder, YamlMap map, FormatVersion format, ProblemTypes types, Notes notes)
    {
        var own = YamlMap.Read(folder, "mockloop.yaml", notes, Constants.None).MapOrEmpty("limits"); // keys the format does not know stay out of problem.yaml
        var time = TimeRule.Read(folder, map, format);
        var silent = new Limits();
        var cpu = time.Given ?? silent.Cpu;
        var memory = Whole(map, "memory", 20) ?? Fitting(silent.MemoryBytes);
        var run = new Limits
        {
            Cpu = cpu,
            Wall = Limits.WallFor(cpu),
            MemoryBytes = memory,
            OutputBytes = Whole(map, "output", 20) ?? silent.OutputBytes,
            StackBytes = Whole(own, "stack", 20) ?? Math.Min(silent.StackBytes, memory / 2),
            Processes = ProcessesOf(own) ?? silent.Processes,
        };
        var limits = new PackageLimits
        {
            Run = run,
            Time = time,
            Compilation = Other(map, "compilation", Limits.Compilation),
            Validation = Other(map, "validation", Limits.ForValidation) with { OutputBytes = Whole(map, "validation_output", 20) ?? silent.OutputBytes },
            CodeBytes = Whole(map, "code", 10) ?? 128 << 10,
            Passes = PassesOf(map, types),
            Languages = LanguageLimits.Read(own),
        };
        map.Known("generator_time", "visualizer_time");
        map.WarnUnknown();
        own.WarnUnknown();
        return limits.OnThis(map.Shown, Machine.Here);
    }

    /// <summary>Refuses what the machine cannot give, with the key, the value, the most there is and the way out.</summary>
    public PackageLimits OnThis(string shown, Machine machine)
    {
        Check("memory", Run.MemoryBytes >> 20, machine.MemoryBytes >> 20, "MiB");
        Check("compilation_memory", Compilation.MemoryBytes >> 20, machine.MemoryBytes >> 20, "MiB");
        Check("validation_memory", Validation.MemoryBytes >> 20, machine.MemoryBytes >> 20, "MiB");
        Check("output", Run.OutputBytes >> 20, machine.OutputBytes >> 20, "MiB");
        Check("validation_output", Validation.OutputBytes >> 20, machine.OutputBytes >> 20, "MiB");
        Check("time_limit", Run.Cpu.TotalSeconds, machine.Longest.TotalSeconds, "s");
        Check("compilation_time", Compilation.Cpu.TotalSeconds, machine.Longest.TotalSeconds, "s");
        Check("validation_time", Validation.Cpu.TotalSeconds, machine.Longest.TotalSeconds, "s");
        foreach (var (code, own) in Languages)
        {
            Check($"{code}: memory", (own.MemoryBytes ?? 0) >> 20, machine.MemoryBytes >> 20, "MiB");
            Check($"{code}: time_limit", own.TimeFactor * Run.Cpu.TotalSeconds, machine.Longest.TotalSeconds, "s");
        }
        return this;

        void Check(string key, double wanted, double most, string unit)
        {
            if (wanted > most)
                throw new PackageException(string.Create(CultureInfo.InvariantCulture,
                    $"{shown}: {key}: {wanted} {unit} is more than the {most} {unit} this machine gives one run; lower it, or judge on a larger machine"));
        }
    }

    static Limits Other(YamlMap map, string kind, Limits silent)
    {
        var limits = silent with { MemoryBytes = Whole(map, $"{kind}_memory", 20) ?? Fitting(silent.MemoryBytes) };
        return TimeRule.Above0(map, $"{kind}_time") is { } seconds
            ? limits with { Cpu = TimeSpan.FromSeconds(seconds), Wall = TimeSpan.FromSeconds(2 * seconds) }
            : limits;
    }

    static int PassesOf(YamlMap map, ProblemTypes types)
    {
        var multi = types.HasFlag(ProblemTypes.MultiPass) || map.Has("validation_passes");
        if (!multi)
            return 1;
        var passes = Whole(map, "validation_passes", 0) ?? 2;
        return passes is >= 2 and <= 10_000 ? (int)passes
            : throw new PackageException($"{map.Shown}: validation_passes: {passes}: expected 2 to 10000");
    }

    internal static int? ProcessesOf(YamlMap map)
    {
        const int most = 100_000; // the kernel has about four million for everybody
        return Whole(map, "processes", 0) switch
        {
            null => null,
            <= most and var count => (int)count,
            var count => throw new PackageException($"{map.Shown}: processes: {count}: expected at most {most}"),
        };
    }

    /// <summary>A default must not make a package fail on a small machine.</summary>
    static long Fitting(long bytes) => Math.Min(bytes, Machine.Here.MemoryBytes);

    /// <summary>A whole number above 0 of the unit 2^shift bytes.</summary>
    internal static long? Whole(YamlMap map, string key, int shift)
    {
        if (TimeRule.Above0(map, key, double.MaxValue) is not { } number)
            return null;
        var value = Math.Round(number * Math.Pow(2, shift));
        return value is >= 1 and < long.MaxValue / 4 ? (long)value : throw new PackageException($"{map.Shown}: {key}: {number} is out of range");
    }
}
