namespace Mockloop.Debrief.Engine;

/// <summary>What the counted cards of a stage leave open, in words: a decision that rests on nothing should say so.</summary>
public static class EvidenceGaps
{
    /// <summary>Signals that nobody rated, and ratings that nobody wrote a word about, in the track's order.</summary>
    public static IReadOnlyList<string> Of(PacketStage stage) => [.. Unrated(stage), .. Unfounded(stage)];

    /// <summary>"Nobody rated Batching."</summary>
    public static IReadOnlyList<string> Unrated(PacketStage stage)
    {
        if (stage.Cards.Count == 0)
            return ["No reviewer's card came in, so nothing is rated."];
        return [.. stage.SignalNames.Where(s => Ratings(stage, s.Key).Count == 0).Select(s => $"Nobody rated {s.Value}.")];
    }

    static IEnumerable<string> Unfounded(PacketStage stage) => stage.SignalNames
        .Where(s => Ratings(stage, s.Key) is { Count: > 0 } ratings && ratings.All(r => r.Note.Length == 0))
        .Where(s => !stage.Cards.Any(c => c.Notes.Any(n => n.SignalId == s.Key)))
        .Select(s => $"{s.Value} is rated without a word on what was seen.");

    static List<SignalRating> Ratings(PacketStage stage, string signalId) =>
        [.. stage.Cards.SelectMany(c => c.Ratings).Where(r => r.SignalId == signalId)];
}
