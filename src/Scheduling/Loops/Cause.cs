using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>Why interviews change. One cause changes an interview at most once, which the database sees to.</summary>
/// <param name="Id">Of the occasion: one no-show, one decline, one withdrawal, one order of the organizer.</param>
/// <param name="Words">For everybody; goes out with events, so it names nobody.</param>
/// <param name="At">Domain time.</param>
/// <param name="By">Whose doing it was, where it was somebody's.</param>
/// <param name="Said">The person's own words, for the organizer.</param>
sealed record Cause(Guid Id, string Words, Instant At, Guid? By = null, string Said = "")
{
    public static Cause Of(string words, Instant at, Guid? by = null, string said = "") => new(Guid.CreateVersion7(), words, at, by, said);

    /// <summary>The same cause with what came of it.</summary>
    public Cause With(string outcome) => this with { Words = $"{Words} {outcome}" };
}
