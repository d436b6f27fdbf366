using Mockloop.Debrief.Engine.Analysis.Lexicons;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>How many of a behavioural signal's three elements a story shows.</summary>
/// <param name="Shown">The first mention of each element that is there.</param>
sealed record SignalElements(IReadOnlyList<Mention> Shown)
{
    const int Enough = 2;

    /// <summary>0 to 1.</summary>
    public double Score => Math.Round(Shown.Count / 3.0, 2);

    /// <summary>Where the signal shows; null with fewer than two elements.</summary>
    public Mention? Evidence => Shown.Count >= Enough ? Shown[0] : null;

    /// <summary>Where everything was clear there was nothing to own beyond the task, and who waited owned nothing: one element at most.</summary>
    public static SignalElements Ownership(Story story) =>
        Of(story, "plan", "assumption", "iteration") is var elements && (story.Ambiguity is null || story.Waits.Count > 0) ? new([.. elements.Shown.Take(1)]) : elements;

    /// <summary>Without data it is rank or persistence, however the sceptic ended; without a mind to change it is analysis.</summary>
    public static SignalElements Persuasion(Story story)
    {
        var (evidence, sceptic, wonOver) = (story.First("evidence"), story.Sceptic, story.First("won-over"));
        var turned = wonOver ?? (sceptic is null ? null : story.First("turned"));
        // Somebody who objects to what numbers were there before corrects a plan; evidence that wins over comes after the objection.
        if (sceptic is not null && turned is null)
            evidence = story.Of("evidence").FirstOrDefault(e => story.SentenceOf(e) >= story.SentenceOf(sceptic));
        return evidence is null || (sceptic ?? turned) is null ? new([.. new[] { evidence ?? sceptic }.OfType<Mention>()]) : new([.. new[] { evidence, sceptic, turned }.OfType<Mention>()]);
    }

    /// <summary>Stopping and telling are respect for safety only where somebody could be harmed, and in a story: a recipe is none.</summary>
    public static SignalElements Safety(Story story) => story.First("harm") is null || !story.HasHappened ? new([]) : Of(story, "mitigation", "escalation", "lasting");

    static SignalElements Of(Story story, params string[] concepts) => new([.. concepts.Select(story.First).OfType<Mention>()]);
}
