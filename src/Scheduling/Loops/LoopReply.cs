using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Versions;

namespace Mockloop.Scheduling.Loops;

/// <summary>Loops and interviews as protos.</summary>
static class LoopReply
{
    /// <summary>Names of everybody in these interviews, and where they meet.</summary>
    public static Task<Faces> NamesAsync(SchedulingDb db, IEnumerable<Interview> interviews, CancellationToken ct) => Faces.OfAsync(db, [.. interviews], ct);

    public static Contracts.Scheduling.Loop ToProto(this Loop loop, Faces names) => new()
    {
        LoopId = loop.Id.ToString(),
        CohortId = loop.CohortId.ToString(),
        CandidateId = loop.CandidateId.ToString(),
        CandidateName = names.GetValueOrDefault(loop.CandidateId, ""),
        State = loop.State,
        Interviews = { loop.Interviews.OrderBy(i => i.Start).Select(i => i.ToProto(names)) },
        Version = loop.Version,
    };

    public static Contracts.Scheduling.Interview ToProto(this Interview interview, Faces names) => new()
    {
        InterviewId = interview.Id.ToString(),
        LoopId = interview.LoopId?.ToString() ?? "",
        CohortId = interview.CohortId.ToString(),
        CandidateId = interview.CandidateId.ToString(),
        CandidateName = names.GetValueOrDefault(interview.CandidateId, ""),
        StageId = interview.StageId,
        Start = interview.Start.ToTimestamp(),
        End = interview.End.ToTimestamp(),
        Seats =
        {
            interview.Seats.Select(b => new Seat
            {
                PersonId = b.PersonId.ToString(), Name = names.GetValueOrDefault(b.PersonId, ""), Role = b.Role, Shadow = b.Shadow, Leads = b.Leads, Declined = b.Declined && interview.State == InterviewState.Booked,
            }),
        },
        State = interview.State,
        Reason = interview.State == InterviewState.Cancelled ? interview.Reason : "",
        Version = interview.Version,
        Etag = ETags.Of(interview.Version),
        MeetingLink = names.LinkOf(interview),
    };
}
