using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>What a submission's own source says of its result, in the comment that judges of the contest world agreed on.</summary>
static partial class ResultComment
{
    const int LargestSource = 1 << 20;

    /// <summary>Null where the source says nothing, or nothing that is known.</summary>
    public static Expectation? Read(PackageProgram program)
    {
        foreach (var file in program.Files.Where(f => new FileInfo(f.Path).Length <= LargestSource))
        {
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file.Path));
            var verdicts = Results().Match(text) is { Success: true } results ? Verdicts(results.Groups[1].Value) : null;
            var score = Score().Match(text) is { Success: true } match
                && double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (number, number) : ((double, double)?)null;
            if (verdicts is not null || score is not null)
                return new("@EXPECTED_RESULTS@") { Final = verdicts, Score = score };
        }
        return null;
    }

    static HashSet<KattisVerdict>? Verdicts(string words)
    {
        var verdicts = words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.ToUpperInvariant().Replace('_', '-')).Select(word => word switch
            {
                "CORRECT" or "ACCEPTED" => KattisVerdict.AC,
                "WRONG-ANSWER" or "NO-OUTPUT" => KattisVerdict.WA,
                "TIMELIMIT" or "TIME-LIMIT-EXCEEDED" => KattisVerdict.TLE,
                "RUN-ERROR" or "RUN-TIME-ERROR" or "OUTPUT-LIMIT" or "MEMORY-LIMIT" => KattisVerdict.RTE,
                "COMPILER-ERROR" => KattisVerdict.CE,
                _ => KattisVerdict.None,
            }).ToHashSet();
        return verdicts.Contains(KattisVerdict.None) || verdicts.Count == 0 ? null : verdicts;
    }

    [GeneratedRegex(@"@EXPECTED_(?:RESULTS|SCORE)@:[ \t]*([A-Za-z_, \t-]+)")]
    private static partial Regex Results();

    [GeneratedRegex(@"@EXPECTED_SCORE@:[ \t]*([0-9.eE+-]+)")]
    private static partial Regex Score();
}
