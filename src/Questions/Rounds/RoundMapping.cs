namespace Mockloop.Questions.Rounds;

/// <summary>A round as callers see it.</summary>
static class RoundMapping
{
    public static Proto.Round ToProto(this Round round) => new()
    {
        RoundId = round.RoundId.ToString(),
        InterviewId = round.InterviewId.ToString(),
        CohortId = round.CohortId.ToString(),
        StageId = round.StageId,
        CandidateId = round.CandidateId?.ToString() ?? "",
        InterviewerIds = { round.Participants.Where(p => !p.IsCandidate).Select(p => p.PersonId.ToString()).Order() },
        Start = round.Start.ToTimestamp(),
        End = round.End.ToTimestamp(),
        State = round.State switch
        {
            RoundState.Scheduled => Proto.RoundState.Scheduled,
            RoundState.Open => Proto.RoundState.Open,
            RoundState.Running => Proto.RoundState.Running,
            RoundState.Ended => Proto.RoundState.Ended,
            RoundState.NoShow => Proto.RoundState.NoShow,
            RoundState.Cancelled => Proto.RoundState.Cancelled,
            _ => Proto.RoundState.Unspecified,
        },
        PresentIds = { round.Present.Select(id => id.ToString()).Order() },
        StartedAt = round.StartedAt.ToTimestamp(),
        EndedAt = round.EndedAt.ToTimestamp(),
        Version = round.Version,
    };
}
