namespace Mockloop.Debrief.Members;

/// <summary>A person left a cohort for good, or, with <see cref="Everywhere"/>, asked to be forgotten.</summary>
sealed class Departure
{
    public static readonly Guid Everywhere = Guid.Empty;

    public Guid PersonId { get; private set; }
    public Guid CohortId { get; private set; }
}

/// <summary>
/// Under what id an erased person's rows go on. Kept only for as long as late events may still name the person; then it is
/// deleted and nobody can tell any more.
/// </summary>
sealed class ErasedPerson
{
    public Guid PersonId { get; private set; }
    public Guid Alias { get; private set; }
}
