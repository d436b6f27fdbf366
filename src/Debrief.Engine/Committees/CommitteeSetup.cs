using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>How a committee works, from the track.</summary>
/// <param name="Rule">One of <see cref="CommitteeRuling"/>'s.</param>
/// <param name="ForVote">How long the first vote is waited for.</param>
/// <param name="ForRound">How long each round and the final vote are waited for; zero: no rounds, the first vote decides.</param>
public sealed record CommitteeSetup(string Rule, Duration ForVote, Duration ForRound);
