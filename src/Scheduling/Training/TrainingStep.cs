using NodaTime;

namespace Mockloop.Scheduling.Training;

/// <summary>A held interview at which a trainee was. The key is the interview and the person: it counts once, however often it is told.</summary>
sealed class TrainingStep
{
    TrainingStep() { }

    public Guid InterviewId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid CohortId { get; private set; }

    /// <summary>"stage:role".</summary>
    public string Chair { get; private set; } = "";

    /// <summary>Led it, the chair's holder watching; else watched.</summary>
    public bool Led { get; private set; }

    public Instant At { get; private set; }
}
