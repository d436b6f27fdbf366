namespace Mockloop.Fuzz.Tests.Platform;

/// <summary>
/// Tracks in which every sealed text carries a mark of its own: made from the short track the services ship, with the
/// panel first, so that two days of play reach every state, and with late deadlines, so that sealed stays sealed.
/// </summary>
static class CanaryTracks
{
    const string Source = "backend-duo", Package = "merge-token-streams";

    /// <summary>Track ids; cohorts of the last one never come to a round.</summary>
    public static readonly string[] Ids = ["fuzz-a", "fuzz-b", "fuzz-later"];

    public static string Prompt(string track) => $"canary-prompt-{track}";

    public static string Guide(string track) => $"canary-guide-{track}";

    public static string Hint(string track) => $"canary-hint-{track}";

    public static string HiddenTest(string track) => $"canary-hidden-{track}";

    /// <summary>Writes tracks and packages below the folder and returns the settings that name them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Write(string folder)
    {
        var shipped = AppContext.BaseDirectory;
        foreach (var id in Ids)
        {
            Copy(Path.Combine(shipped, "Tracks", Source), Path.Combine(folder, "tracks", id), text => Mark(text, id));
            Copy(Path.Combine(shipped, "Packages", Package), Path.Combine(folder, "packages", $"{Package}-{id}"), text => text);
            var package = Path.Combine(folder, "packages", $"{Package}-{id}");
            File.AppendAllText(Path.Combine(package, "statement", "problem.en.md"), $"\n{Prompt(id)}\n");
            File.AppendAllText(Path.Combine(package, "data", "secret", "01-one-token.ans"), $"{HiddenTest(id)}\n");
        }
        return [new("Catalog:Tracks", Path.Combine(folder, "tracks")), new("Catalog:Packages", Path.Combine(folder, "packages"))];
    }

    static string Mark(string text, string id) => PanelFirst(text)
        .Replace($"id: {Source}", $"id: {id}")
        .Replace($"package: {Package}", $"package: {Package}-{id}")
        .Replace("prompt: |\n", $"prompt: |\n  {Prompt(id)}\n")
        .Replace("guide: |\n", $"guide: |\n  {Guide(id)}\n")
        .Replace("hints:\n  - ", $"hints:\n  - {Hint(id)} ")
        .Replace("card_deadline_hours: 24, card_reminder_hours: 4", "card_deadline_hours: 120, card_reminder_hours: 110")
        .Replace("vote_deadline_hours: 48", "vote_deadline_hours: 120");

    static string PanelFirst(string text)
    {
        const string coding = "  - id: coding\n", panel = "  - id: leadership\n", end = "\ncommittee:";
        if (!text.Contains(coding, StringComparison.Ordinal))
            return text;
        var (one, two, three) = (text.IndexOf(coding, StringComparison.Ordinal), text.IndexOf(panel, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        var first = text[two..three].Replace("from_day: 3", "from_day: 1").Replace("to_day: 10", "to_day: 1");
        var second = text[one..two].Replace("from_day: 1", "from_day: 2").Replace("to_day: 5", "to_day: 2");
        return text[..one] + first + second + text[three..];
    }

    static void Copy(string from, string to, Func<string, string> change)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, change(File.ReadAllText(file)));
        }
    }
}
