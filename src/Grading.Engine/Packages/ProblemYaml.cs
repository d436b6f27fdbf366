using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>The keys of <c>problem.yaml</c> (and of our <c>mockloop.yaml</c>) that the judge reads; others are left alone.</summary>
sealed class ProblemYaml
{
    public string? ProblemFormatVersion { get; set; }
    public object? Name { get; set; }
    public object? Type { get; set; }
    public LimitsYaml Limits { get; set; } = new();

    internal sealed class LimitsYaml
    {
        public double? TimeLimit { get; set; }
        public long? Memory { get; set; }
        public long? Output { get; set; }
        public double? CompilationTime { get; set; }
        public long? CompilationMemory { get; set; }
        public long? Stack { get; set; }
        public int? Processes { get; set; }
    }

    public static T Read<T>(string file) where T : new()
    {
        var reader = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build();
        try
        {
            using var text = new StreamReader(file);
            return reader.Deserialize<T>(text) ?? new T();
        }
        catch (YamlException e)
        {
            throw new PackageException($"{file}: line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }
}
