using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Mockloop.Debrief.Engine.Analysis.Evaluation;

/// <summary>
/// Reads labelled answers: <c>FOLDER/SPLIT/KIND-FAMILY.yaml</c>, each a list of answers. A family is one manner of writing, and stands in one
/// split only, so that the held-out families are written in ways the analysers were not made on.
/// </summary>
public static class LabelledSet
{
    /// <summary>The split the analysers may be improved on; only its misses are listed.</summary>
    public const string Development = "development";

    /// <summary>All answers, ordered by file.</summary>
    /// <exception cref="InvalidDataException">A file is not readable as answers, or names an unknown kind or code.</exception>
    public static IReadOnlyList<LabelledAnswer> Read(string folder)
    {
        var reader = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
        return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(file => Read(reader, file))];
    }

    static List<LabelledAnswer> Read(IDeserializer reader, string file)
    {
        if (Path.GetFileNameWithoutExtension(file).Split('-', 2) is not [var kindName, var family] || !Enum.TryParse<AnswerKind>(kindName, ignoreCase: true, out var kind))
            throw new InvalidDataException($"{file}: is not called KIND-FAMILY.yaml");
        List<LabelledAnswer> answers;
        try
        {
            answers = reader.Deserialize<List<LabelledAnswer>>(File.ReadAllText(file));
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"{file}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
        foreach (var answer in answers)
        {
            (answer.Kind, answer.Family, answer.Split) = (kind, family, Path.GetFileName(Path.GetDirectoryName(file))!);
            if (answer.Holds.Find(code => !Codes.All.Any(c => c.Code == code && (c.Kind ?? kind) == kind)) is { } unknown)
                throw new InvalidDataException($"{file}, {answer.Id}: {unknown} is no code of {kindName}");
        }
        return answers;
    }
}
