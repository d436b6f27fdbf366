using System.Text;
using System.Text.RegularExpressions;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>A package's constants: what stands for <c>{{name}}</c> in validators, included files, submissions and group settings.</summary>
/// <param name="values">Text by name.</param>
public sealed partial class Constants(IReadOnlyDictionary<string, string> values)
{
    /// <summary>No constants at all.</summary>
    public static Constants None { get; } = new(new Dictionary<string, string>());

    /// <summary>Text by name.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>How many there are.</summary>
    public int Count => values.Count;

    /// <summary>The text with every known constant put in; unknown ones stay as they are.</summary>
    public string Substitute(string text) => values.Count == 0 ? text
        : Tag().Replace(text, m => values.GetValueOrDefault(m.Groups[1].Value) ?? m.Value);

    /// <summary>The same for a file's bytes, whatever their encoding.</summary>
    public byte[] Substitute(byte[] content)
    {
        if (values.Count == 0 || content.AsSpan().IndexOf("{{"u8) < 0)
            return content;
        // Latin-1 keeps every byte as one character; the values go in as the bytes of their UTF-8.
        var latin = new Constants(values.ToDictionary(v => v.Key, v => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(v.Value))));
        return Encoding.Latin1.GetBytes(latin.Substitute(Encoding.Latin1.GetString(content)));
    }

    internal static bool IsName(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"\{\{([a-zA-Z_][a-zA-Z0-9_]*(?:\.[a-zA-Z_][a-zA-Z0-9_]*)*)\}\}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[a-zA-Z_][a-zA-Z0-9_]*\z")]
    private static partial Regex Name();
}
