using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>A mapping of a package's YAML file, read key by key; what nobody asked for is warned about at the end.</summary>
/// <param name="shown">The file and the keys that lead here, for messages.</param>
/// <param name="node">The mapping.</param>
/// <param name="notes">Takes the warnings.</param>
sealed class YamlMap(string shown, YamlMappingNode node, Notes notes)
{
    readonly HashSet<string> asked = [];

    public string Shown => shown;

    /// <summary>The keys in the order of the file.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.Select(k => k is YamlScalarNode scalar ? scalar.Value ?? "" : "");

    /// <summary>A file's root mapping; an empty one where the file does not exist or says nothing.</summary>
    public static YamlMap Read(PackageFolder folder, string file, Notes notes, Constants constants) =>
        folder.Has(file) && YamlText.Read(folder.PathOf(file), file, constants) is { } root
            ? new(file, root as YamlMappingNode ?? throw new PackageException($"{file}: expected keys and values"), notes)
            : new(file, [], notes);

    /// <summary>The root mapping of a text of ours.</summary>
    public static YamlMap Parse(string text, string shown, Notes notes)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new(shown, (YamlMappingNode)stream.Documents[0].RootNode, notes);
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text, also where YAML would see a number.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value ?? "",
        var other => throw Wrong(key, other, "expected a text"),
    };

    public double? Number(string key)
    {
        if (Text(key) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new PackageException($"{shown}: {key}: {text}: expected a number");
    }

    public bool? Flag(string key) => Text(key)?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        var other => throw new PackageException($"{shown}: {key}: {other}: expected true or false"),
    };

    /// <summary>A sequence of texts, or a text of words between white space.</summary>
    public IReadOnlyList<string>? Words(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => Split(scalar.Value ?? ""),
        YamlSequenceNode sequence => [.. sequence.Select(item => item is YamlScalarNode scalar
            ? scalar.Value ?? "" : throw Wrong(key, item, "expected a list of texts"))],
        var other => throw Wrong(key, other, "expected a list of texts"),
    };

    /// <summary>A sequence of arguments, or a text of them with quotes as a shell has them.</summary>
    public IReadOnlyList<string>? Arguments(string key) =>
        Find(key) is YamlScalarNode scalar ? ShellWords.Split(scalar.Value ?? "") : Words(key);

    /// <summary>A mapping; null where the key is absent, empty, or holds something else.</summary>
    public YamlMap? Map(string key) => Find(key) is YamlMappingNode map ? new($"{shown}: {key}", map, notes) : null;

    public YamlMap MapOrEmpty(string key) => Map(key)
        ?? (Find(key) is { } other ? throw Wrong(key, other, "expected keys and values") : new($"{shown}: {key}", [], notes));

    /// <summary>A sequence of mappings; none where the key is absent.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Select((item, i) => item is YamlMappingNode map
            ? new YamlMap($"{shown}: {key}[{i}]", map, notes) : throw Wrong(key, item, "expected a list of keys and values"))],
        var other => throw Wrong(key, other, "expected a list of keys and values"),
    };

    /// <summary>Keys that are known, but of no use to the judge.</summary>
    public void Known(params IEnumerable<string> keys) => asked.UnionWith(keys);

    public void Warn(string text) => notes.Warn($"{shown}: {text}");

    public void WarnUnknown()
    {
        foreach (var key in Keys.Where(k => !asked.Contains(k)))
            notes.Warn($"{shown}: {key}: not known here, ignored");
    }

    public void WarnUnknownBut(params IEnumerable<string> keys)
    {
        Known(keys);
        WarnUnknown();
    }

    public static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value)
            && value is not YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "null" or "~" }
            ? value
            : null;
    }

    PackageException Wrong(string key, YamlNode value, string expected) => new($"{shown}: {key}: line {value.Start.Line}: {expected}");
}
