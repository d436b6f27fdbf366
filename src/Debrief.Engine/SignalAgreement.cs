namespace Mockloop.Debrief.Engine;

/// <summary>How the counted cards of a stage rate one signal.</summary>
/// <param name="Ratings">How many rated it.</param>
/// <param name="NotObserved">How many wrote that they saw nothing of it.</param>
/// <param name="Mean">1–4; 0 without ratings, as are the next two.</param>
/// <param name="Agreement">Share of pairs of ratings that are equal, 0–1; null with fewer than two ratings.</param>
public sealed record SignalAgreement(
    string SignalId, string Name, int Ratings, int NotObserved, double Mean, int Lowest, int Highest, double? Agreement)
{
    /// <summary>Every signal that the stage looks for, in the track's order.</summary>
    public static IReadOnlyList<SignalAgreement> Of(PacketStage stage) =>
        [.. stage.SignalNames.Select(signal => Of(stage, signal.Key, signal.Value))];

    static SignalAgreement Of(PacketStage stage, string id, string name)
    {
        var scores = stage.Cards.SelectMany(c => c.Ratings).Where(r => r.SignalId == id).Select(r => r.Score).ToList();
        int notObserved = stage.Cards.Count(c => c.NotObserved.Contains(id));
        return scores.Count == 0
            ? new(id, name, 0, notObserved, 0, 0, 0, null)
            : new(id, name, scores.Count, notObserved, scores.Average(), scores.Min(), scores.Max(), EqualPairs(scores));
    }

    static double? EqualPairs(List<int> scores)
    {
        if (scores.Count < 2)
            return null;
        int equal = scores.GroupBy(s => s).Sum(g => g.Count() * (g.Count() - 1) / 2);
        return equal / (scores.Count * (scores.Count - 1) / 2.0);
    }
}
