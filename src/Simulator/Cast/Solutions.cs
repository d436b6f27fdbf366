using System.Reflection;

namespace Mockloop.Simulator.Cast;

/// <summary>A program as a candidate submits it.</summary>
sealed record Solution(string Language, string FileName, string Code, string Claim);

/// <summary>Programs for the canonical problems, taken from the submissions that come with each package.</summary>
static class Solutions
{
    static readonly Assembly Here = Assembly.GetExecutingAssembly();

    /// <summary>A program of the wanted kind for a package; null when the package has none.</summary>
    internal static Solution? For(string package, CodeStyle style, Random dice)
    {
        var names = Folders(style).Select(folder => In($"code/{package}/submissions/{folder}/")).FirstOrDefault(n => n.Length > 0) ?? [];
        if (names.Length == 0) return null;
        var name = names[dice.Next(names.Length)];
        using var reader = new StreamReader(Here.GetManifestResourceStream(name)!);
        return new(name.EndsWith(".py", StringComparison.Ordinal) ? "python3" : "cpp", Path.GetFileName(name), reader.ReadToEnd(), Claim(package, style));
    }

    static string[] In(string folder) =>
        [.. Here.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The first that the package has.</summary>
    static string[] Folders(CodeStyle style) => style switch
    {
        CodeStyle.Wrong => ["wrong_answer"],
        CodeStyle.Slow => ["does_not_scale", "time_limit_exceeded"],
        CodeStyle.TooDeep => ["run_time_error"],
        _ => ["accepted"],
    };

    static string Claim(string package, CodeStyle style) => (package, style) switch
    {
        ("registry-repair", CodeStyle.Slow) => "Every record walks its whole group, so time grows like n squared; memory like n.",
        ("registry-repair", _) => "Every copy and pair is looked at once, so time grows nearly like n plus m and memory like n.",
        (_, CodeStyle.Slow) => "Every token looks at all shards, so time grows like n times k; memory is constant.",
        _ => "Each token passes through a heap of k heads, so time grows like n log k and memory like k.",
    };
}
