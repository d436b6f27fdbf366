namespace Mockloop.Debrief.Engine.Analysis.Lexicons;

/// <summary>
/// Reads lexicon files. <c>concept:</c> begins a concept; the phrases below it are separated by commas or lines. <c>$name = a|b</c> names
/// alternatives for use in phrases of the same file; <c>#</c> at the start of a line begins a comment.
/// </summary>
static class LexiconReader
{
    public static IEnumerable<(string Concept, string Phrase)> Read(string source)
    {
        var named = new Dictionary<string, string>();
        var concept = "";
        foreach (var raw in source.Split('\n'))
        {
            var line = raw.Trim();
            // An indented "# weeks ago" is a phrase with a number.
            if (line.Length == 0 || raw.StartsWith("# ", StringComparison.Ordinal))
                continue;
            if (line.StartsWith('$') && line.Split(" = ") is [var name, var words])
                named[name] = named.TryGetValue(name, out var more) ? $"{more}|{Expand(words, named)}" : Expand(words, named);
            else if (line.EndsWith(':'))
                concept = line[..^1];
            else
                foreach (var phrase in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    yield return (concept, Expand(phrase, named));
        }
    }

    static string Expand(string phrase, Dictionary<string, string> named) =>
        phrase.Contains('$') ? string.Join(' ', phrase.Split(' ').Select(part => string.Join('|', part.Split('|').Select(w => w.StartsWith('$') ? named[w] : w)))) : phrase;
}
