using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Clients;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Asks the planner for one interview with everything else fixed, fewest changes first: only the absent replaced, then
/// the same people later, then anybody; and if the stage's window has no room, the same up to the loop's end.
/// </summary>
sealed class RepairSearch(SchedulingDb db, PlanInstances instances, MatchingService.MatchingServiceClient matching)
{
    const int Seconds = 5;

    /// <summary>Nobody is told of a new slot later than this before it.</summary>
    static readonly Duration Notice = Duration.FromHours(2);

    public sealed record Slot(Instant Start, Instant End, IReadOnlyList<Chair> Chairs);

    public async Task<(Slot? Slot, string Words)> FindAsync(
        Loop loop, Interview interview, IReadOnlyList<Guid> absent, Instant now, CancellationToken ct)
    {
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == loop.CohortId, ct);
        var instance = await instances.OfRepairAsync(cohort, loop, interview, now + Notice, ct);
        if (instance.People.All(p => !p.Candidate))
            return (null, "the candidate is no longer in the cohort.");
        var why = "";
        foreach (var wider in (bool[])[false, true])
            foreach (var (words, mayTake) in Choices(interview, absent))
            {
                var solved = await SolveAsync(Narrowed(instance, interview, mayTake, wider), ct);
                if (solved.Placements.Count > 0)
                    return (SlotOf(solved), wider ? $"{words} The stage's window was widened to the loop's end." : words);
                why = solved.Unplaced.FirstOrDefault()?.Reason ?? why;
            }
        return (null, why);
    }

    static IEnumerable<(string Words, Func<string, Guid, bool> MayTake)> Choices(Interview interview, IReadOnlyList<Guid> absent)
    {
        var seats = interview.Seats.ToDictionary(b => b.Role, b => b.PersonId);
        if (seats.Values.Any(absent.Contains))
            yield return ("Replaced who was missing.", (role, person) =>
                absent.Contains(seats[role]) ? !absent.Contains(person) : seats[role] == person);
        yield return ("Moved with the same people.", (role, person) => seats[role] == person);
        yield return ("Moved to other interviewers.", (_, _) => true);
    }

    // The chairs of this stage only for those who may take them; other stages of the loop are fixed anyway.
    static PlanInstance Narrowed(PlanInstance instance, Interview interview, Func<string, Guid, bool> mayTake, bool wider)
    {
        var narrowed = instance.Clone();
        foreach (var stage in narrowed.Stages.Where(s => s.Id == interview.StageId && wider))
            stage.ToDay = instance.BusinessDays;
        foreach (var person in narrowed.People)
        {
            var kept = person.Qualified.Where(q => !q.StartsWith($"{interview.StageId}:", StringComparison.Ordinal)
                || mayTake(q[(interview.StageId.Length + 1)..], Guid.Parse(person.Id))).ToList();
            person.Qualified.Clear();
            person.Qualified.Add(kept);
        }
        return narrowed;
    }

    async Task<SolveProgress> SolveAsync(PlanInstance instance, CancellationToken ct)
    {
        var last = new SolveProgress();
        var request = new SolveRequest { Instance = instance, Seed = 1, Seconds = Seconds };
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(Seconds * 3);
        using var call = matching.Solve(request, CallAs.Service(), deadline, ct);
        await foreach (var step in call.ResponseStream.ReadAllAsync(ct))
            last = step;
        return last;
    }

    static Slot SlotOf(SolveProgress solved) => new(
        solved.Placements[0].Start.ToInstant(), solved.Placements[0].End.ToInstant(),
        [.. solved.Placements.Select(p => new Chair(Guid.Parse(p.Interviewer), p.Role))]);
}
