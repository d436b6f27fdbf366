using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Answers;

/// <summary>Why this person sits in a chair, or why that one does not. Others' free time is in the answer, so it is the organizer's.</summary>
sealed class ExplainChair(
    SchedulingDb db, ICaller caller, ICohortAccess access, PlanInstances instances, MatchingService.MatchingServiceClient matching, DomainClock clock)
{
    public async Task<ExplainChairReply> HandleAsync(ExplainChairRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var candidate = Ids.Parse(request.CandidateId, "candidate_id");
        var person = Ids.Parse(request.PersonId, "person_id");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var cohort = await db.Cohorts.AsNoTracking().Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        var instance = await instances.OfLoopAsync(cohort, candidate, clock.Now, ct);
        foreach (var (who, field) in new[] { (candidate, "candidate_id"), (person, "person_id") })
            Require.That(instance.People.Any(p => p.Id == who.ToString()), field, who, "is no member of this cohort who has signed in");
        var stage = instance.Stages.FirstOrDefault(s => s.Id == request.StageId) ?? throw DomainException.Invalid(
            "stage_id", request.StageId, $"is no stage of this track; it has {string.Join(", ", instance.Stages.Select(s => s.Id))}");
        Require.That(stage.Roles.Contains(request.Role), "role", request.Role, $"is no chair of {stage.Id}; it has {string.Join(", ", stage.Roles)}");
        var reply = await matching.ExplainPairAsync(
            new() { Instance = instance, Candidate = candidate.ToString(), Stage = request.StageId, Role = request.Role, Interviewer = person.ToString() },
            CallAs.Service(), cancellationToken: ct);
        var names = await PlanNames.OfAsync(db, instance.People.Select(p => p.Id), ct);
        return new()
        {
            Standing = Words(reply.Standing),
            At = reply.At,
            Obstacles = { reply.Obstacles.Select(names.In) },
            Relaxation = names.In(reply.Relaxation),
            Change = TermsReply.Of(reply.Terms),
            Words = Sentence(reply, names, names[person.ToString()]),
        };
    }

    static string Words(PairStanding standing) => standing switch
    {
        PairStanding.Sits => "sits",
        PairStanding.CouldThen => "could then",
        PairStanding.CouldAtAnotherTime => "could at another time",
        _ => "cannot",
    };

    static string Sentence(ExplainPairReply reply, PlanNames names, string name)
    {
        var at = reply.At is null ? "" : $"{reply.At.ToInstant():uuuu-MM-dd HH:mm} UTC";
        var change = reply.Terms is { } t ? t.Load + t.GiveAndTake + t.Connectivity + t.Preference + t.Novelty + t.Compactness : 0;
        var worth = change switch
        {
            > 0 => $"That would be better by {change:0.#}, by the cohort's weights.",
            < 0 => $"That would be worse by {-change:0.#}, by the cohort's weights.",
            _ => "By the cohort's weights that would be just as good.",
        };
        return reply.Standing switch
        {
            PairStanding.Sits => $"{name} sits there, on {at}.",
            PairStanding.CouldThen => $"{name} could sit there at the same time. {worth}",
            PairStanding.CouldAtAnotherTime => $"{name} could, but not at the planned time: first on {at}. {worth}",
            _ => $"{name} cannot: {string.Join("; ", reply.Obstacles.Select(names.In))}. {names.In(reply.Relaxation)}".TrimEnd(),
        };
    }
}
