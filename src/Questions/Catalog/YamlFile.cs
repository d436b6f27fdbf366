using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Mockloop.Questions.Catalog;

/// <summary>Reads one YAML file; unknown and repeated keys are faults, so that a typing error is not silently ignored.</summary>
static class YamlFile
{
    /// <param name="path">The file.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="strict">False lets unknown keys pass, for formats that are not ours.</param>
    public static T Read<T>(string path, string shown, bool strict = true) where T : class, new()
    {
        if (!File.Exists(path))
            throw new TrackException([$"{shown}: the file is missing"]);
        var builder = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking();
        if (!strict)
            builder = builder.IgnoreUnmatchedProperties();
        try
        {
            using var reader = new StreamReader(path);
            return builder.Build().Deserialize<T>(reader) ?? throw new TrackException([$"{shown}: the file is empty"]);
        }
        catch (YamlException e)
        {
            throw new TrackException([$"{shown}: line {e.Start.Line}, column {e.Start.Column}: {e.InnerException?.Message ?? e.Message}"]);
        }
    }
}
