using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Everything a planner may know: stages with their windows, people with their free time, and what already stands.
/// The rules are those of the <c>plan</c> format; days are business days in each candidate's own calendar.
/// </summary>
public sealed record PlanInstance
{
    /// <summary>Business day 1 is this date, or the first weekday after it that is no holiday of the candidate.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Business days from a loop's start to its end.</summary>
    public required int BusinessDays { get; init; }

    /// <summary>Interviews start on this grid, in minutes of the UTC day; it divides 1440.</summary>
    public int GranularityMinutes { get; init; } = 30;

    /// <summary>Least distance between two stages of a loop; 0 allows the same day, later.</summary>
    public int MinGapBusinessDays { get; init; } = 1;

    /// <summary>Minutes that stay free between two interviews of one person.</summary>
    public int BufferMinutes { get; init; }

    /// <summary>In the order in which a loop runs through them.</summary>
    public required IReadOnlyList<PlanStage> Stages { get; init; }

    /// <summary>Their order breaks every tie, so ids may be random without changing the plan.</summary>
    public required IReadOnlyList<PlanPerson> People { get; init; }

    /// <summary>Pairs that never meet, in either role.</summary>
    public IReadOnlyList<PersonPair> Forbidden { get; init; } = [];

    /// <summary>How often a candidate (first) met an interviewer (second) before; such pairs are taken last.</summary>
    public IReadOnlyList<PairCount> History { get; init; } = [];

    /// <summary>
    /// What stands. Nobody in it is free then, it counts towards caps, and a stage of this instance in it is not
    /// planned again. A stage or person the instance does not know only takes the time of those it knows.
    /// </summary>
    public IReadOnlyList<Placement> Fixed { get; init; } = [];

    /// <summary>How gladly a candidate would meet an interviewer, −10 to 10; 0 where nothing is said.</summary>
    public IReadOnlyList<Preference> Preferences { get; init; } = [];

    /// <summary>Who would like to sit in once; never at the cost of an interview.</summary>
    public IReadOnlyList<ShadowWish> Shadows { get; init; } = [];

    /// <summary>What the terms of the second level count for.</summary>
    public PlanWeights Weights { get; init; } = new();
}

/// <summary>A step of the loop.</summary>
/// <param name="Minutes">Length of the interview.</param>
/// <param name="From">First business day of the window, from 1.</param>
/// <param name="To">Last business day of the window, inclusive.</param>
/// <param name="Roles">Every role is filled by a different person, or the stage is unplaced.</param>
public sealed record PlanStage(string Id, int Minutes, int From, int To, IReadOnlyList<string> Roles);

/// <summary>Somebody who may be a candidate, an interviewer, or both.</summary>
public sealed record PlanPerson
{
    /// <summary>Unique within the instance.</summary>
    public required string Id { get; init; }

    /// <summary>IANA zone: dates, weeks and caps are counted there.</summary>
    public required string Zone { get; init; }

    /// <summary>Wants a loop in this plan.</summary>
    public bool Candidate { get; init; }

    /// <summary>"stage:role" each.</summary>
    public IReadOnlyList<string> Qualified { get; init; } = [];

    /// <summary>Interviews given per date.</summary>
    public int DailyCap { get; init; } = 2;

    /// <summary>Interviews given per ISO week.</summary>
    public int WeeklyCap { get; init; } = 6;

    /// <summary>Dates that are no business days in this candidate's calendar.</summary>
    public IReadOnlyList<LocalDate> Holidays { get; init; } = [];

    /// <summary>An interview lies inside one of these.</summary>
    public IReadOnlyList<Interval> Available { get; init; } = [];

    /// <summary>Interviews given minus taken before.</summary>
    public int Ledger { get; init; }
}

/// <summary>Two people, in no order.</summary>
public sealed record PersonPair(string A, string B);

/// <summary>How often a candidate met an interviewer.</summary>
public sealed record PairCount(string Candidate, string Interviewer, int Count);

/// <summary>What a candidate's meeting with an interviewer is worth, −10 to 10.</summary>
public sealed record Preference(string Candidate, string Interviewer, double Value);

/// <summary>Somebody who wants to sit in, once, on an interview of that stage beside that role.</summary>
public sealed record ShadowWish(string Person, string Stage, string Role);

/// <summary>One chair of one interview.</summary>
public sealed record Placement(
    string Candidate, string Stage, string Role, string Interviewer, Instant Start, Instant End);
