namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>What of a released contract does not hold any more.</summary>
static class Compatibility
{
    public static IReadOnlyList<string> Breaks(IEnumerable<string> released, IEnumerable<string> current)
    {
        var (old, now) = (Parse(released), Parse(current));
        return
        [
            .. old.Where(line => !now.ContainsKey(line.Key)).Select(line => $"gone: {line.Key}{(line.Value.Length > 0 ? $" ({line.Value})" : "")}"),
            .. old.Where(line => now.TryGetValue(line.Key, out var how) && how != line.Value).Select(line => $"changed: {line.Key}: {line.Value} is now {now[line.Key]}"),
            .. now.Where(line => !old.ContainsKey(line.Key)).Select(line => New(line.Key, line.Value, old)).OfType<string>(),
        ];
    }

    // Lines may come, but not every one.
    static string? New(string what, string how, Dictionary<string, string> old)
    {
        var words = what.Split(' ');
        return words[0] switch
        {
            "field" when old.ContainsKey($"reserved {words[1]} {words[2]}") => $"reuses a reserved number: {what}",
            "field" when old.ContainsKey($"reserved {words[1]} {how.Split(' ')[^2]}") => $"reuses a reserved name: {what} = {how}",
            "value" when old.ContainsKey($"reserved {words[1]} {words[2]}") => $"reuses a reserved number: {what}",
            "property" when old.ContainsKey($"event {words[1]}") && !how.EndsWith(" optional", StringComparison.Ordinal) =>
                $"an old message lacks it, so it needs a default: {what}",
            _ => null,
        };
    }

    static Dictionary<string, string> Parse(IEnumerable<string> lines) => lines
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" =", 2))
        .ToDictionary(parts => parts[0], parts => parts[1].Trim());
}
