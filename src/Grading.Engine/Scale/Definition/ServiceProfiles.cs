using System.Reflection;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Packages.Reading;

namespace Mockloop.Grading.Engine.Scale.Definition;

/// <summary>Service levels of published inference benchmarks, by name: <c>service-levels.yaml</c> beside this file, sources named in it.</summary>
static class ServiceProfiles
{
    static readonly Lazy<IReadOnlyDictionary<string, ServiceLevels>> All = new(Read);

    /// <summary>Names of the profiles.</summary>
    public static IEnumerable<string> Names => All.Value.Keys;

    /// <summary>The profile with that name; null for none.</summary>
    public static ServiceLevels? Called(string name) => All.Value.GetValueOrDefault(name);

    static Dictionary<string, ServiceLevels> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("service-levels.yaml")!;
        var root = YamlMap.Parse(new StreamReader(stream).ReadToEnd(), "service-levels.yaml", new());
        return root.Keys.ToDictionary(name => name, name => Levels(root.MapOrEmpty(name)));
    }

    static ServiceLevels Levels(YamlMap profile) => new()
    {
        FirstBatch = Quantity.Duration(profile, "first_token") ?? throw new PackageException($"{profile.Shown}: first_token is missing"),
        Gap = Quantity.Duration(profile, "per_token") ?? throw new PackageException($"{profile.Shown}: per_token is missing"),
    };
}
