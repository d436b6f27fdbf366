using NodaTime;

namespace Mockloop.Debrief.Interviews;

/// <summary>What the candidate thought of an interviewer, 1–5 each; one per interview and interviewer.</summary>
sealed class InterviewerRating
{
    InterviewerRating() { }

    public InterviewerRating(Guid interviewId, Guid interviewerId, int clarity, int fairness, int preparedness, string note, Instant at) =>
        (InterviewId, InterviewerId, Clarity, Fairness, Preparedness, Note, At) =
        (interviewId, interviewerId, clarity, fairness, preparedness, note, at);

    public Guid InterviewId { get; private set; }
    public Guid InterviewerId { get; private set; }
    public int Clarity { get; private set; }
    public int Fairness { get; private set; }
    public int Preparedness { get; private set; }
    public string Note { get; private set; } = "";
    public Instant At { get; private set; }
}
