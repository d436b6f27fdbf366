namespace Mockloop.Questions.Rounds;

/// <summary>Somebody's place in a round, and since when they are there.</summary>
sealed class Participant
{
    /// <summary>The role of the one who is interviewed.</summary>
    public const string CandidateRole = "candidate";

    Participant() { }

    public Participant(Guid interviewId, Guid personId, string role, bool shadow) =>
        (InterviewId, PersonId, Role, Shadow) = (interviewId, personId, role, shadow);

    public Guid InterviewId { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Role id within the stage, or "candidate".</summary>
    public string Role { get; private set; } = "";

    /// <summary>Listens and learns; nobody waits for a shadow.</summary>
    public bool Shadow { get; private set; }
    public Instant? JoinedAt { get; private set; }

    public bool IsCandidate => Role == CandidateRole;
    public bool IsInterviewer => !IsCandidate && !Shadow;
    public bool IsPresent => JoinedAt is not null;

    /// <summary>The round waits for them.</summary>
    public bool IsAwaited => IsCandidate || IsInterviewer;

    internal void Join(Instant now) => JoinedAt ??= now;

    internal void Reseat(string role, bool shadow, bool keepPresence)
    {
        (Role, Shadow) = (role, shadow);
        if (!keepPresence)
            JoinedAt = null;
    }
}
