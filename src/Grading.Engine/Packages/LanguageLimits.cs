using Mockloop.Grading.Engine.Packages.Reading;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>Limits of one language that differ from the problem's (<c>limits: languages:</c> in <c>mockloop.yaml</c>).</summary>
public sealed record LanguageLimits
{
    /// <summary>CPU and wall time are the problem's times this.</summary>
    public double TimeFactor { get; init; } = 1;

    /// <summary>Memory in bytes; null for the problem's.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Main stack in bytes; null for the problem's.</summary>
    public long? StackBytes { get; init; }

    /// <summary>Processes and threads; null for the problem's.</summary>
    public int? Processes { get; init; }

    /// <summary>The problem's limits as this language changes them.</summary>
    public Limits On(Limits limits) => limits with
    {
        Cpu = limits.Cpu * TimeFactor,
        Wall = Limits.WallFor(limits.Cpu * TimeFactor),
        MemoryBytes = MemoryBytes ?? limits.MemoryBytes,
        StackBytes = StackBytes ?? limits.StackBytes,
        Processes = Processes ?? limits.Processes,
    };

    internal static Dictionary<string, LanguageLimits> Read(YamlMap own)
    {
        var languages = own.MapOrEmpty("languages");
        return languages.Keys.ToDictionary(code => code, code =>
        {
            var map = languages.MapOrEmpty(code);
            if (!Languages.LanguageTable.IsKnown(code))
                map.Warn("no language of the format");
            var limits = new LanguageLimits
            {
                TimeFactor = TimeRule.Above0(map, "time_factor") ?? 1,
                MemoryBytes = PackageLimits.Whole(map, "memory", 20),
                StackBytes = PackageLimits.Whole(map, "stack", 20),
                Processes = PackageLimits.ProcessesOf(map),
            };
            map.WarnUnknown();
            return limits;
        });
    }
}
