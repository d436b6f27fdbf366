using NodaTime;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>Two who are matched.</summary>
/// <param name="Candidate">Is interviewed; first of the two in a two-way mock.</param>
/// <param name="Interviewer">Interviews.</param>
/// <param name="Start">Start of the interview.</param>
/// <param name="BackStart">Start of the second one, in which they exchange parts; null in a one-way mock.</param>
/// <param name="Step">Criteria that held for them.</param>
/// <param name="Terms">What the pair is worth.</param>
/// <param name="Value">In thousandths of a point.</param>
public sealed record PoolPair(
    Waiter Candidate, Waiter Interviewer, Instant Start, Instant? BackStart, int Step, PoolTerms Terms, long Value);
