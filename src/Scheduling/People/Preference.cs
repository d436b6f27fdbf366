namespace Mockloop.Scheduling.People;

/// <summary>What being interviewed by another is worth to a person. Theirs alone to know.</summary>
sealed class Preference
{
    /// <summary>As the planner takes it.</summary>
    public const int Least = -10, Most = 10;

    Preference() { }

    public Guid PersonId { get; private set; }
    public Guid OtherId { get; private set; }
    public int Value { get; private set; }
}
