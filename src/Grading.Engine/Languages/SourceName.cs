namespace Mockloop.Grading.Engine.Languages;

/// <summary>File names for sources that come with a language's code instead of a trustworthy name.</summary>
public static class SourceName
{
    /// <summary>
    /// Names to write a submission's files under: plain, different, in the given order. A single file with a name that
    /// does not fit its language becomes <c>solution</c> with the language's ending; of several, names that are not plain
    /// become <c>file2~</c> and so on (which no plain name is), and one at least is of the language.
    /// </summary>
    /// <param name="names">As the sender calls them.</param>
    /// <param name="code">Code of a known language.</param>
    public static IReadOnlyList<string> For(IReadOnlyList<string> names, string code)
    {
        var language = Language.All.First(l => l.Code == code);
        bool Fits(string name) => IsPlain(name) && language.SourceEndings.Contains(Path.GetExtension(name));
        var fallback = language.DefaultSource ?? $"solution{language.SourceEndings[0]}";
        if (names is [var only])
            return [Fits(only) ? only : fallback];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var plain = names.Select((name, i) => IsPlain(name) && taken.Add(name) ? name : $"file{i + 1}~").ToList();
        if (!plain.Any(Fits))
            plain[0] = fallback;
        return plain;
    }

    static bool IsPlain(string name) =>
        name.Length is > 0 and <= 100 && (char.IsAsciiLetterOrDigit(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
