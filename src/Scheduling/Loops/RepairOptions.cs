namespace Mockloop.Scheduling.Loops;

/// <summary>The section <c>Repair</c>.</summary>
sealed record RepairOptions
{
    public const string Section = "Repair";
    public const int Least = 15, Most = 600;

    /// <summary>The longest that one try of a repair plans, in seconds. What was not tried by then is not tried.</summary>
    public int Seconds { get; init; } = 30;
}
