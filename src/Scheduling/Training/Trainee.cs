using NodaTime;

namespace Mockloop.Scheduling.Training;

/// <summary>Somebody who learns a chair: sits in as a shadow, then leads under the eyes of its holder, then is qualified.</summary>
sealed class Trainee
{
    Trainee() { }

    public Guid CohortId { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>"stage:role".</summary>
    public string Chair { get; private set; } = "";

    public Instant Since { get; private set; }

    public static Trainee Of(Guid cohortId, Guid personId, string chair, Instant since) =>
        new() { CohortId = cohortId, PersonId = personId, Chair = chair, Since = since };
}
