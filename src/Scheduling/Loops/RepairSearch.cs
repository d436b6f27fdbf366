using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Mockloop.Contracts.Matching;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Clients;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Mockloop.Scheduling.Loops;

/// <summary>Another slot for an interview.</summary>
sealed record RepairMove(Guid InterviewId, Instant Start, Instant End, IReadOnlyList<Chair> Chairs);

/// <summary>What a search came to, and from what.</summary>
/// <param name="Moves">None when nothing fits.</param>
/// <param name="Words">What was done, or why nothing fits and what would help.</param>
/// <param name="Basis">What it was made from; what is found holds only while that still is so.</param>
sealed record RepairFinding(IReadOnlyList<RepairMove> Moves, string Words, RepairBasis Basis);

/// <summary>
/// Asks the planner for another slot of one interview, fewest changes first: only the absent replaced, then the same
/// people later, then anybody; the same with one other interview of the loop moved too, by its own people; and at last
/// with the stage's window widened up to the loop's end. Everything else stands.
/// </summary>
sealed class RepairSearch(SchedulingDb db, PlanInstances instances, MatchingService.MatchingServiceClient matching, IOptions<RepairOptions> options)
{
    const int SolverSeconds = 5;

    /// <summary>What is left when the planner is asked once more: what it may take, and as much for its answer to arrive.</summary>
    static readonly TimeSpan Step = TimeSpan.FromSeconds(2 * SolverSeconds);

    /// <summary>Nobody is told of a new slot later than this before it.</summary>
    static readonly Duration Notice = Duration.FromHours(2);

    // One search is made for one try.
    readonly long _began = TimeProvider.System.GetTimestamp();

    TimeSpan Left => TimeSpan.FromSeconds(options.Value.Seconds) - TimeProvider.System.GetElapsedTime(_began);

    /// <summary>Whether there is time to ask the planner once more.</summary>
    public bool HasTime => Left >= Step;

    /// <summary>Takes seconds, so nobody's lock is held meanwhile: what is found must be verified.</summary>
    /// <returns>The moves; none, and why not with what would help, when nothing fits.</returns>
    public async Task<RepairFinding> FindAsync(Loop loop, Interview interview, IReadOnlyList<Guid> absent, Instant now, CancellationToken ct)
    {
        // First, so that what changes while the rest is read is noticed.
        var basis = await RepairBasis.ReadAsync(db, loop, ct);
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == loop.CohortId, ct);
        var others = await db.Interviews.AsNoTracking().Include(i => i.Bookings)
            .Where(i => i.LoopId == loop.Id && i.Id != interview.Id && i.State == Contracts.Scheduling.InterviewState.Booked && i.Start > now + Notice)
            .OrderBy(i => i.Start).ToListAsync(ct);
        var why = "";
        var refused = await RefusedAsync(interview, others, absent, ct);
        foreach (var (number, choice) in RepairChoice.Of(interview, others, absent).Index())
        {
            if (number > 0 && !HasTime)
                return new([], $"{why} The search ended after {options.Value.Seconds} s, and not every way was tried; the organizer can book another slot.", basis);
            var instance = await instances.OfRepairAsync(cohort, loop, [.. choice.Interviews], now + Notice, ct);
            if (instance.People.All(p => !p.Candidate))
                return new([], "the candidate is no longer in the cohort.", basis);
            var solved = await SolveAsync(choice.Narrow(instance, refused), ct);
            if (solved.Unplaced.Count == 0 && solved.Placements.Count > 0)
                return new([.. await MovesAsync(choice, solved, absent, ct)], choice.Words, basis);
            if (choice.IsPlain && solved.Unplaced.FirstOrDefault() is { } unplaced)
                why = $"{unplaced.Reason} What would help: {unplaced.Relaxation}";
        }
        return new([], why, basis);
    }

    // The slot that is lost, for those who cannot come to it, and every one that somebody declined before.
    async Task<ILookup<Guid, Interval>> RefusedAsync(Interview interview, List<Interview> others, IReadOnlyList<Guid> absent, CancellationToken ct)
    {
        var all = others.Append(interview).ToDictionary(i => i.Id);
        var ids = all.Keys.ToList();
        var left = await db.Changes.Where(c => ids.Contains(c.InterviewId) && c.ById != null)
            .Select(c => new { Person = c.ById!.Value, c.InterviewId, c.StartBefore }).ToListAsync(ct);
        return absent.Select(person => (Person: person, interview.Id, interview.Start))
            .Concat(left.Select(c => (c.Person, Id: c.InterviewId, Start: c.StartBefore)))
            .Concat(all.Values.SelectMany(i => i.Bookings).SelectMany(b => b.Refused.Select(start => (Person: b.PersonId, Id: b.InterviewId, Start: start))))
            .ToLookup(slot => slot.Person, slot => new Interval(slot.Start, slot.Start + (all[slot.Id].End - all[slot.Id].Start)));
    }

    async Task<SolveProgress> SolveAsync(PlanInstance instance, CancellationToken ct)
    {
        var last = new SolveProgress();
        var request = new SolveRequest { Instance = instance, Seed = 1, Seconds = SolverSeconds };
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(Math.Min(Left.TotalSeconds, SolverSeconds * 3));
        using var call = matching.Solve(request, CallAs.Service(), deadline, ct);
        await foreach (var step in call.ResponseStream.ReadAllAsync(ct))
            last = step;
        return last;
    }

    async Task<List<RepairMove>> MovesAsync(RepairChoice choice, SolveProgress solved, IReadOnlyList<Guid> absent, CancellationToken ct)
    {
        var moves = choice.Interviews.Select(i => MoveOf(i, [.. solved.Placements.Where(p => p.Stage == i.StageId)])).ToList();
        // Who interviews in one of them sits in on none.
        List<Guid> without = [.. absent, .. moves.SelectMany(m => m.Chairs).Select(c => c.PersonId)];
        foreach (var (i, interview) in choice.Interviews.Index())
            moves[i] = moves[i] with { Chairs = [.. moves[i].Chairs, .. await ShadowsAsync(interview, moves[i], without, ct)] };
        return moves;
    }

    static RepairMove MoveOf(Interview interview, List<Placement> placed) =>
        new(interview.Id, placed[0].Start.ToInstant(), placed[0].End.ToInstant(), [.. placed.Select(p => new Chair(Guid.Parse(p.Interviewer), p.Role))]);

    // Shadows come along where they can; nothing waits for them.
    async Task<IEnumerable<Chair>> ShadowsAsync(Interview interview, RepairMove move, IReadOnlyList<Guid> without, CancellationToken ct)
    {
        var shadows = interview.Seats.Where(b => b.Shadow && !without.Contains(b.PersonId)).ToList();
        if (shadows.Count == 0)
            return [];
        var ids = shadows.Select(b => b.PersonId).ToList();
        var free = await FreePeople.LoadAsync(db, ids, ct);
        var booked = (await db.Bookings.Where(b => ids.Contains(b.PersonId) && !b.Cancelled && b.InterviewId != interview.Id
            && b.Period.Start < move.End && b.Period.End > move.Start).Select(b => b.PersonId).ToListAsync(ct)).ToHashSet();
        return shadows.Where(b => !booked.Contains(b.PersonId)
            && free[b.PersonId].Between(move.Start, move.End).Any(s => s.Start <= move.Start && s.End >= move.End)).Select(b => b.AsChair());
    }
}
