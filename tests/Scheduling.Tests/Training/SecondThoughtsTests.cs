using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Training;

/// <summary>What becomes of seats and steps when somebody thinks again.</summary>
public sealed class SecondThoughtsTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task A_seat_given_up_is_free_for_another_and_for_the_same_once_more()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        var coding = await cohort.CodingAsync();
        await cohort.LearnAsync(cohort.Trainee);
        await cohort.LearnAsync(cohort.Second);

        await cohort.Trainee.DeclineAsync(await SitInAsync(cohort.Trainee, coding[0]));
        await app.App.SettledAsync();
        (await cohort.OwnAsync(cohort.Trainee)).ShadowsAhead.ShouldBe(0);
        var other = await SitInAsync(cohort.Second, coding[0]);
        other.Seats.Select(s => s.PersonId).ShouldBe([coding[0].Seats[0].PersonId, cohort.Second.Id.ToString()]);
        await cohort.Second.DeclineAsync(other);
        await app.App.SettledAsync();
        var again = await SitInAsync(cohort.Trainee, coding[0]);

        (again.State, again.Start).ShouldBe((InterviewState.Booked, coding[0].Start));
        again.Seats.Select(s => (s.PersonId, s.Shadow, s.Declined)).ShouldBe([(coding[0].Seats[0].PersonId, false, false), (cohort.Trainee.Id.ToString(), true, false)]);
        (await cohort.OwnAsync(cohort.Trainee)).ShadowsAhead.ShouldBe(1);
    }

    [Fact]
    public async Task An_interview_whose_round_is_held_again_is_no_second_step()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.LearnAsync(cohort.Trainee);
        var coding = await cohort.CodingAsync();

        await cohort.HeldAsync(coding[0]);
        await cohort.HeldAsync(coding[0]); // another round, another event

        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.Shadow, 1, 0));
    }

    [Fact]
    public async Task A_qualification_that_the_organizer_takes_back_is_gone_for_plans_and_with_it_what_was_learned()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.Cohort.Organizer.Calls.SetCohortRulesAsync(new() { CohortId = cohort.Id, Shadows = 1 });
        await cohort.LearnAsync(cohort.Trainee);
        var coding = await cohort.CodingAsync();
        await cohort.HeldAsync(coding[0]);
        await cohort.HeldAsync(coding[1]);
        (await QualifiedAsync(cohort)).ShouldBeTrue();
        var member = (await cohort.Cohort.Organizer.Calls.GetCohortAsync(new() { CohortId = cohort.Id })).Members.Single(m => m.PersonId == cohort.Trainee.Id.ToString());

        await cohort.Cohort.Organizer.Calls.AttestMemberAsync(new() { CohortId = cohort.Id, MembershipId = member.MembershipId, Interviewer = true });

        (await QualifiedAsync(cohort)).ShouldBeFalse();
        (await cohort.Trainee.Calls.GetTrainingAsync(new() { CohortId = cohort.Id })).Trainees.ShouldBeEmpty();
        await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, () => SitInAsync(cohort.Trainee, coding[2]));
    }

    async Task<bool> QualifiedAsync(TraineeCohort cohort) =>
        (await app.AsService().ListQualifiedAsync(new() { CohortId = cohort.Id, Qualification = TraineeCohort.Chair })).People.Any(p => p.PersonId == cohort.Trainee.Id.ToString());

    static async Task<Interview> SitInAsync(Someone trainee, Interview interview) =>
        await trainee.Calls.SitInAsync(new() { InterviewId = interview.InterviewId, Role = "engineer" });
}
