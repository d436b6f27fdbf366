using Mockloop.Debrief.Engine;

namespace Mockloop.Debrief.Tests.Engine.Committees;

/// <summary>Packets made for these tests.</summary>
static class Packets
{
    public static readonly Guid Interview = new("00000000-0000-7000-8000-00000000000a"), Card = new("00000000-0000-7000-8000-00000000000b");

    /// <summary>One card: batching with a note, cost a step lower with one, and nothing on risk.</summary>
    public static PacketStage Stage(int score, string note = "chose batching first", string weak = "never priced it", bool flag = false) => new(
        "design", "Design", null,
        new Dictionary<string, string> { ["batching"] = "Batching", ["cost"] = "Cost", ["risk"] = "Risk" },
        [new ReviewerCard(Recommendation.Yes, flag, flag ? "no choice made" : "", [new("batching", score, note), new("cost", Math.Max(1, score - 1), weak)]) { CardId = Card, NotObserved = ["risk"], Summary = "A summary." }],
        0, [new EvidenceFact("submission", "Accepted: all tests", "Accepted") { RefId = "s1" }])
    {
        InterviewId = Interview,
    };
}
