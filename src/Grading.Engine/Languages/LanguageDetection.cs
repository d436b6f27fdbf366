using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>Tells a program's language by its files' endings, and by the first line where endings do not say.</summary>
public static class LanguageDetection
{
    /// <summary>
    /// The language in which most files are written; a tie goes to the one that comes first in the format's order. Python files
    /// count as version 2 where their first line says so. Null where no file says anything.
    /// </summary>
    public static string? Of(IEnumerable<ProgramFile> files)
    {
        var all = files.ToList();
        var votes = all.SelectMany(Votes).CountBy(code => code).ToDictionary();
        return votes.Count > 0
            ? LanguageTable.All.Select(l => l.Code).Where(votes.ContainsKey).MaxBy(code => votes[code])
            : all is [var only] && Path.GetExtension(only.Name).Length == 0 ? OfInterpreter(FirstLine(only.Path)) : null;
    }

    static IEnumerable<string> Votes(ProgramFile file)
    {
        if (LanguageTable.OfEnding(file.Name) is not { } code)
            yield break;
        yield return code;
        if (code == "python3" && OfInterpreter(FirstLine(file.Path)) == "python2")
            yield return "python2";
    }

    static string? OfInterpreter(string line) => !line.StartsWith("#!", StringComparison.Ordinal) ? null
        : line.Contains("python2", StringComparison.Ordinal) ? "python2"
        : line.Contains("python", StringComparison.Ordinal) || line.Contains("pypy", StringComparison.Ordinal) ? "python3"
        : line.Contains("perl", StringComparison.Ordinal) ? "perl"
        : line.Contains("ruby", StringComparison.Ordinal) ? "ruby"
        : line.Contains("sh", StringComparison.Ordinal) ? "bash"
        : null;

    static string FirstLine(string path)
    {
        Span<byte> start = stackalloc byte[128];
        using var file = File.OpenHandle(path);
        var text = System.Text.Encoding.Latin1.GetString(start[..RandomAccess.Read(file, start, 0)]);
        return text.Split('\n')[0];
    }
}
