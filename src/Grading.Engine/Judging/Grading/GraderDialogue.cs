using System.Globalization;
using System.Text;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>What legacy graders read and write: one line per result, a code and a score.</summary>
static class GraderDialogue
{
    static readonly string[] Codes = ["AC", "WA", "RTE", "TLE", "MLE", "OLE", "JE"];

    public static byte[] Ask(IEnumerable<NodeResult> parts) =>
        Encoding.ASCII.GetBytes(string.Concat(parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Code} {p.Score:0.##########}\n"))));

    /// <summary>Null for anything but one code and one number.</summary>
    public static (string Code, double Score)? Read(ReadOnlySpan<byte> answer)
    {
        var words = Encoding.UTF8.GetString(answer).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is [var code, var number] && Codes.Contains(code)
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && double.IsFinite(score)
            ? (code, score)
            : null;
    }

    /// <summary>A grader's code as a verdict: that of the first part with the code, else the plainest one.</summary>
    public static Verdict ToVerdict(string code, IEnumerable<NodeResult> parts)
    {
        if (code == "AC")
            return Verdict.Accepted;
        return parts.FirstOrDefault(p => p.Code == code)?.Verdict ?? code switch
        {
            "WA" => Verdict.WrongAnswer,
            "TLE" => Verdict.TimeLimit,
            "MLE" => Verdict.MemoryLimit,
            "OLE" => Verdict.OutputLimit,
            "RTE" => Verdict.RuntimeError,
            _ => Verdict.CheckerFailed,
        };
    }
}
