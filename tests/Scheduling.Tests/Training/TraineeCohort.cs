using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Scheduling.Tests.Training;

/// <summary>A cohort of ten with three candidates, all free at all hours; one holds the coding chair, the last two none yet.</summary>
sealed record TraineeCohort(SchedulingApp Owner, TestCohort Cohort, Someone Trainee, Someone Second)
{
    public const string Chair = "coding:engineer";

    public string Id => Cohort.Id.ToString();

    public static async Task<TraineeCohort> StartAsync(SchedulingApp app)
    {
        var cohort = await app.CohortAsync(members: 10, candidates: 3);
        foreach (var person in cohort.People)
            await person.Calls.SetAvailabilityAsync(new() { Rules = { Enumerable.Range(1, 7).Select(d => new WeeklyRule { DayOfWeek = d, From = "00:00", To = "24:00" }) } });
        var members = (await cohort.Organizer.Calls.GetCohortAsync(new() { CohortId = cohort.Id.ToString() })).Members;
        // One engineer, so that no two coding interviews are at the same time.
        for (var i = 0; i < cohort.People.Count; i++)
            await cohort.Organizer.Calls.AttestMemberAsync(new()
            {
                CohortId = cohort.Id.ToString(), MembershipId = members.Single(m => m.PersonId == cohort.People[i].Id.ToString()).MembershipId,
                Candidate = i < 3, Interviewer = true,
                Qualifications = { i >= 8 ? [] : TestTrack.Chairs.Where(c => (c == Chair) == (i == 3)) },
            });
        return new(app, cohort, cohort.People[^2], cohort.People[^1]);
    }

    public async Task<Trainee> LearnAsync(Someone trainee, string chair = Chair) =>
        (await trainee.Calls.StartTrainingAsync(new() { CohortId = Id, Qualification = chair })).Trainees.Single(t => t.Qualification == chair && t.PersonId == trainee.Id.ToString());

    public async Task<Trainee> OwnAsync(Someone trainee) => (await trainee.Calls.GetTrainingAsync(new() { CohortId = Id })).Trainees.ShouldHaveSingleItem();

    /// <summary>Stage, interviews seen and led.</summary>
    public async Task<(TrainingStage, int, int)> StepsAsync(Someone trainee)
    {
        var own = await OwnAsync(trainee);
        return (own.Stage, own.ShadowsDone, own.ReverseShadowsDone);
    }

    public async Task RuleAsync(int shadows, int led, int grace = 10) => await Cohort.Organizer.Calls.SetCohortRulesAsync(
        new() { CohortId = Id, Shadows = shadows, ReverseShadows = led, NoShowGraceMinutes = grace });

    /// <summary>The organizer attests somebody anew, without any chair.</summary>
    public async Task TakeBackAsync(Someone trainee) => await Cohort.Organizer.Calls.AttestMemberAsync(
        new() { CohortId = Id, MembershipId = (await MemberAsync(trainee)).MembershipId, Interviewer = true });

    /// <summary>Chairs that somebody may take.</summary>
    public async Task<IEnumerable<string>> QualificationsAsync(Someone person) => (await MemberAsync(person)).Qualifications;

    async Task<Member> MemberAsync(Someone person) =>
        (await Cohort.Organizer.Calls.GetCohortAsync(new() { CohortId = Id })).Members.Single(m => m.PersonId == person.Id.ToString());

    /// <summary>All coding interviews, planned, in the order of their starts.</summary>
    public async Task<List<Interview>> CodingAsync()
    {
        (await Cohort.PlanAsync()).Unplaced.ShouldBeEmpty();
        return await ReadAsync();
    }

    /// <summary>As they are now.</summary>
    public async Task<List<Interview>> ReadAsync() =>
        [.. (await Cohort.LoopsAsync()).SelectMany(l => l.Interviews).Where(i => i.StageId == "coding").OrderBy(i => i.Start.ToDateTime())];

    /// <summary>Its round ended with everybody there but those; the news comes twice, shuffled and doubled.</summary>
    public async Task HeldAsync(Interview interview, params IReadOnlyList<string> without)
    {
        var ended = EndOf(interview, without);
        await Owner.App.TellAsync(db => db.Publish(ended), db => db.Publish(ended));
        await Owner.App.SettledAsync();
    }

    /// <summary>All rounds ended at one moment with everybody there; each is told once, so nothing heals what the first telling missed.</summary>
    public async Task HeldAtOnceAsync(IReadOnlyList<Interview> interviews)
    {
        await Owner.App.TellAsync([.. interviews.Select(i => (Action<PlatformDb>)(db => db.Publish(EndOf(i, []))))]);
        await Owner.App.SettledAsync();
    }

    RoundEnded EndOf(Interview interview, IReadOnlyList<string> without) => new(Guid.CreateVersion7(), Guid.Parse(interview.InterviewId), Cohort.Id,
        [.. interview.Seats.Select(s => s.PersonId).Append(interview.CandidateId).Except(without).Select(Guid.Parse)], interview.End.ToDateTimeOffset(), 3);
}
