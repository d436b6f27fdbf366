using Microsoft.EntityFrameworkCore;
using Mockloop.Matching.Data;
using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.History;

/// <summary>Who met whom, for planners and the pool.</summary>
sealed class PairingHistory(MatchingDb db)
{
    /// <summary>The instance with the meetings this service knows of, besides those it came with.</summary>
    public async Task<PlanInstance> AddToAsync(PlanInstance instance, CancellationToken ct)
    {
        var candidates = instance.People.Where(p => p.Candidate).Select(p => Guid.TryParse(p.Id, out var id) ? id : Guid.Empty).ToList();
        var held = await db.Meetings.AsNoTracking()
            .Where(m => m.Present != null && m.CandidateId != null && candidates.Contains(m.CandidateId.Value)).ToListAsync(ct);
        var counts = from meeting in held
                     from interviewer in meeting.InterviewerIds
                     where meeting.Present!.Contains(interviewer) && meeting.Present!.Contains(meeting.CandidateId!.Value)
                     group meeting by (Candidate: meeting.CandidateId!.Value, Interviewer: interviewer) into pair
                     select new PairCount(pair.Key.Candidate.ToString(), pair.Key.Interviewer.ToString(), pair.Count());
        var all = instance.History.Concat(counts).GroupBy(c => (c.Candidate, c.Interviewer))
            .Select(g => new PairCount(g.Key.Candidate, g.Key.Interviewer, g.Sum(c => c.Count)));
        return instance with { History = [.. all] };
    }

    /// <summary>Pairs (candidate, interviewer) that met or are booked for that stage: the pool does not make them again.</summary>
    public async Task<HashSet<(Guid Candidate, Guid Interviewer)>> OfStageAsync(string stage, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        var meetings = await db.Meetings.AsNoTracking()
            .Where(m => m.StageId == stage && m.CancelledBecause == null && m.CandidateId != null && people.Contains(m.CandidateId.Value)).ToListAsync(ct);
        return [.. meetings.SelectMany(m => m.InterviewerIds.Select(i => (m.CandidateId!.Value, i)))];
    }
}

/// <summary>The meeting of an interview, made when the first event speaks of it.</summary>
static class Meetings
{
    public static async Task<Meeting> OfAsync(this MatchingDb db, Guid interviewId, CancellationToken ct)
    {
        if (await db.Meetings.FindAsync([interviewId], ct) is { } known)
            return known;
        var meeting = Meeting.Of(interviewId);
        db.Meetings.Add(meeting);
        return meeting;
    }
}
