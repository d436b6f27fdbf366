using NodaTime;

namespace Mockloop.Matching.Engine.Answers;

/// <summary>May, or does, this person sit in that chair?</summary>
/// <param name="Candidate">Whose interview.</param>
/// <param name="Stage">Which one.</param>
/// <param name="Role">The chair.</param>
/// <param name="Interviewer">Who is asked about.</param>
public sealed record PairQuestion(string Candidate, string Stage, string Role, string Interviewer);

/// <summary>What stands between a person and a chair.</summary>
public enum PairStanding
{
    /// <summary>Sits in it in this plan.</summary>
    Sits,

    /// <summary>No hard rule is against it at the planned time.</summary>
    CouldThen,

    /// <summary>Not at the planned time, but at another one in the stage's window with the rest of the plan unchanged.</summary>
    CouldAtAnotherTime,

    /// <summary>No start in the window keeps all rules while the rest of the plan stays.</summary>
    Cannot,
}

/// <summary>Why this person sits there, or why not.</summary>
/// <param name="Standing">The short answer.</param>
/// <param name="At">The planned start for <see cref="PairStanding.Sits"/> and <see cref="PairStanding.CouldThen"/>, else the first start that would do.</param>
/// <param name="Obstacles">Rules broken at the start that breaks fewest, in words; empty unless <see cref="PairStanding.Cannot"/>.</param>
/// <param name="Relaxation">The smallest change that would make it possible; empty where none is needed or none exists.</param>
/// <param name="Terms">How each term of the plan's value would change with this person there; all 0 for whoever sits there.</param>
public sealed record PairAnswer(
    PairStanding Standing, Instant? At, IReadOnlyList<string> Obstacles, string Relaxation, ValueTerms Terms);
