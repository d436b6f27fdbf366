using Microsoft.EntityFrameworkCore;
using Mockloop.Matching.Data;
using Mockloop.Matching.Engine.Planning;
using Mockloop.Matching.Engine.Pooling;

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

    /// <summary>What was between the people who wait in a cohort's pool, by stage.</summary>
    public async Task<Func<string, PoolPast>> OfPoolAsync(Guid cohort, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        var meetings = await db.Meetings.AsNoTracking()
            .Where(m => m.CancelledBecause == null && m.CandidateId != null && people.Contains(m.CandidateId.Value))
            .Select(m => new { Candidate = m.CandidateId!.Value, m.StageId, m.InterviewerIds }).ToListAsync(ct);
        var cards = await db.RatingEdges.AsNoTracking().Where(e => e.CohortId == cohort).Select(e => new { e.RaterId, e.CandidateId }).ToListAsync(ct);
        var anywhere = meetings.SelectMany(m => m.InterviewerIds.Select(i => PoolPast.Key(m.Candidate, i))).CountBy(pair => pair).ToDictionary();
        var ratings = new RatingGraph(cards.Select(e => (e.RaterId, e.CandidateId)));
        return stage => new PoolPast(
            meetings.Where(m => m.StageId == stage).SelectMany(m => m.InterviewerIds.Select(i => (m.Candidate, i))).ToHashSet(), anywhere, ratings);
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
