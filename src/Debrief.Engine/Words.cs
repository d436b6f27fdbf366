using System.Globalization;

namespace Mockloop.Debrief.Engine;

/// <summary>The turns of phrase that reasons are made of.</summary>
static class Words
{
    const int LongestQuote = 160;

    public static string Quote(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"“{(line.Length <= LongestQuote ? line : line[..LongestQuote].TrimEnd() + "…")}”";
    }

    public static string Mean(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Weak(SignalSummary signal) => Signal(signal, signal.Low);

    public static string Strong(SignalSummary signal) => Signal(signal, signal.High);

    public static string Count(int number, string one, string many) => number == 1 ? $"one {one}" : $"{number} {many}";

    /// <summary>The last submission's verdict says more than the ones before it; hints are counted.</summary>
    public static string Evidence(IReadOnlyList<EvidenceFact> evidence)
    {
        var submission = evidence.LastOrDefault(e => e.Kind == "submission");
        int hints = evidence.Count(e => e.Kind == "hint");
        return (submission is null ? "" : $" The last submission: {submission.Verdict}.")
            + (hints == 0 ? "" : $" Hints taken: {hints}.");
    }

    static string Signal(SignalSummary signal, string note) =>
        $"{signal.Name} ({signal.StageName}, {Mean(signal.Mean)} of 4{(note.Length == 0 ? "" : $": {Quote(note)}")})";
}
