using System.Globalization;
using System.Text;

namespace Mockloop.Grading.Engine.Judging.Validation;

/// <summary>What a validator left in its feedback folder, as far as the format gives it a meaning.</summary>
sealed record Feedback
{
    /// <summary>The files that are brought out, in one place with their meanings.</summary>
    public static IReadOnlyList<string> Files { get; } =
        ["nextpass.in", "score.txt", "score_multiplier.txt", "judgemessage.txt", "teammessage.txt"];

    public static Feedback None { get; } = new();

    /// <summary>Input of the next pass; null when there is none.</summary>
    public byte[]? NextPass { get; init; }

    public double? Score { get; init; }

    public double? Multiplier { get; init; }

    /// <summary>For whoever wrote the package; never for the candidate.</summary>
    public string JudgeMessage { get; init; } = "";

    /// <summary>For the candidate.</summary>
    public string TeamMessage { get; init; } = "";

    /// <summary>A score file does not hold one number.</summary>
    public string? Fault { get; init; }

    public static Feedback Of(IReadOnlyDictionary<string, byte[]> files)
    {
        string? fault = null;
        double? Number(string file)
        {
            if (!files.TryGetValue(file, out var bytes))
                return null;
            if (double.TryParse(Encoding.UTF8.GetString(bytes).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                return number;
            fault = $"{file} does not hold one number";
            return null;
        }

        var (score, multiplier) = (Number("score.txt"), Number("score_multiplier.txt"));
        return new()
        {
            NextPass = files.GetValueOrDefault("nextpass.in"),
            Score = score,
            Multiplier = multiplier,
            JudgeMessage = Text(files, "judgemessage.txt"),
            TeamMessage = Text(files, "teammessage.txt"),
            Fault = fault,
        };
    }

    static string Text(IReadOnlyDictionary<string, byte[]> files, string name)
    {
        const int most = 128 << 10;
        return files.TryGetValue(name, out var bytes) ? Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, most))) : "";
    }
}
