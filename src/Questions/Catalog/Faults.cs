using System.Numerics;
using System.Text.RegularExpressions;

namespace Mockloop.Questions.Catalog;

/// <summary>Collects what is wrong in one file, so that an author sees all of it at once: field, value, limit and way out.</summary>
sealed partial class Faults(string file)
{
    readonly List<string> found = [];

    public IReadOnlyList<string> Found => found;

    public void Add(string field, object? value, string rule) => found.Add($"{file}: {field}: {Show(value)} {rule}");

    public void Text(string field, string value, int max)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > max || value.Contains('\0'))
            Add(field, value, $"must have 1 to {max} characters and has {value.Length}; {(value.Length > max ? "shorten it" : "write something readable")}");
    }

    public void Id(string field, string value)
    {
        if (!IdPattern().IsMatch(value))
            Add(field, value, "must be 2 to 40 of a–z, 0–9 and '-', starting with a letter; rename it");
    }

    public void Range<T>(string field, T value, T min, T max) where T : INumber<T>
    {
        if (value < min || value > max)
            Add(field, value, $"must be from {min} to {max}; choose a value in that range");
    }

    public void Count(string field, int count, int min, int max)
    {
        if (count < min || count > max)
            Add(field, count, $"entries; must be {min} to {max}; {(count < min ? $"add {min - count}" : $"take {count - max} out")}");
    }

    public void OneOf(string field, string value, params string[] allowed)
    {
        if (!allowed.Contains(value))
            Add(field, value, $"must be one of {string.Join(", ", allowed)}");
    }

    public void Unique(string field, IEnumerable<string> ids)
    {
        foreach (var twice in ids.GroupBy(i => i).Where(g => g.Count() > 1))
            Add(field, twice.Key, "is there more than once; rename all but one, or take them out");
    }

    static string Show(object? value)
    {
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
        return text.Length switch { 0 => "(empty)", <= 60 => $"'{text}'", _ => $"'{text[..60]}…'" };
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$")]
    private static partial Regex IdPattern();
}
