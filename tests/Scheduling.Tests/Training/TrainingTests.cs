using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Training;

/// <summary>From trainee to qualified, step by step.</summary>
public sealed class TrainingTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task A_plan_seats_a_trainee_to_see_first_and_to_lead_last()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.LearnAsync(cohort.Trainee);

        var coding = await cohort.CodingAsync();

        app.Neighbours.LastInstance!.Shadows.Count.ShouldBe(3);
        coding.Select(i => i.Seats.Count).ShouldBe([2, 2, 2]);
        var seats = coding.Select(i => i.Seats.Single(s => s.PersonId == cohort.Trainee.Id.ToString())).ToList();
        seats.Select(s => (s.Role, s.Shadow, s.Leads)).ShouldBe([("engineer", true, false), ("engineer", true, false), ("engineer", true, true)]);
        (await app.App.PublishedAsync<InterviewBooked>()).Single(e => e.InterviewId.ToString() == coding[0].InterviewId)
            .Seats.ShouldContain(new BookedSeat(cohort.Trainee.Id, "engineer", true));
        (await cohort.OwnAsync(cohort.Trainee)).ShouldBe(new Trainee
        {
            PersonId = cohort.Trainee.Id.ToString(), Name = cohort.Trainee.Name, Qualification = TraineeCohort.Chair,
            Stage = TrainingStage.Trainee, ShadowsAhead = 2, ReverseShadowsAhead = 1,
        });
        await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, async () =>
            await cohort.Trainee.Calls.SitInAsync(new() { InterviewId = coding[0].InterviewId, Role = "engineer" }));
    }

    [Fact]
    public async Task A_step_counts_once_and_only_when_the_trainee_and_the_chairs_holder_were_there()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.LearnAsync(cohort.Trainee);
        var coding = await cohort.CodingAsync();

        await cohort.HeldAsync(coding[0]);
        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.Shadow, 1, 0), "told twice, counted once");
        await cohort.HeldAsync(coding[1], cohort.Trainee.Id.ToString());
        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.Shadow, 1, 0), "was not there");
        await cohort.HeldAsync(coding[2], coding[2].Seats.Single(s => !s.Shadow).PersonId);
        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.Shadow, 1, 0), "nobody watched who holds the chair");
        (await cohort.Trainee.StandingAsync()).ShouldBe((0, 0.0));
    }

    [Fact]
    public async Task The_last_step_qualifies_and_others_hear_of_it()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.Cohort.Organizer.Calls.SetCohortRulesAsync(new() { CohortId = cohort.Id, Shadows = 1 });
        await cohort.LearnAsync(cohort.Trainee);
        var coding = await cohort.CodingAsync();
        var told = (await app.App.PublishedAsync<CohortMembershipChanged>()).Count(e => e.PersonId == cohort.Trainee.Id);

        await cohort.HeldAsync(coding[0]);
        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.ReverseShadow, 1, 0));
        await cohort.HeldAsync(coding[1]);

        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.Qualified, 1, 1));
        (await app.App.PublishedAsync<CohortMembershipChanged>()).Count(e => e.PersonId == cohort.Trainee.Id).ShouldBe(told + 1);
        (await app.AsService().ListQualifiedAsync(new() { CohortId = cohort.Id, Qualification = TraineeCohort.Chair }))
            .People.ShouldContain(p => p.PersonId == cohort.Trainee.Id.ToString());
        await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, () => cohort.LearnAsync(cohort.Trainee));
    }

    [Fact]
    public async Task Fewer_steps_may_have_been_taken_already_and_the_numbers_are_the_organizers()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.LearnAsync(cohort.Trainee);
        await cohort.HeldAsync((await cohort.CodingAsync())[0]);
        var rules = new SetCohortRulesRequest { CohortId = cohort.Id, Shadows = 1, ReverseShadows = 0 };

        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Trainee.Calls.SetCohortRulesAsync(rules));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () =>
            await cohort.Cohort.Organizer.Calls.SetCohortRulesAsync(new() { CohortId = cohort.Id, Shadows = 0 }));
        var now = await cohort.Cohort.Organizer.Calls.SetCohortRulesAsync(rules);

        (now.Rules.Shadows, now.Rules.ReverseShadows).ShouldBe((1, 0));
        now.Members.Single(m => m.PersonId == cohort.Trainee.Id.ToString()).Qualifications.ShouldBe([TraineeCohort.Chair]);
    }

    [Fact]
    public async Task A_chair_that_the_organizer_takes_back_is_learned_anew()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.RuleAsync(shadows: 1, led: 0);
        await cohort.LearnAsync(cohort.Trainee);
        await cohort.HeldAsync((await cohort.CodingAsync())[0]);
        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.Qualified, 1, 0));

        await cohort.TakeBackAsync(cohort.Trainee);
        await cohort.RuleAsync(shadows: 1, led: 0, grace: 12);

        (await cohort.QualificationsAsync(cohort.Trainee)).ShouldBeEmpty("no change of anything else gives it back");
        await cohort.LearnAsync(cohort.Trainee);
        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.Trainee, 0, 0));
    }

    [Fact]
    public async Task Whoever_stopped_before_the_last_step_and_took_it_is_qualified_when_they_start_again()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.RuleAsync(shadows: 1, led: 0);
        await cohort.LearnAsync(cohort.Trainee);
        var coding = await cohort.CodingAsync();
        await cohort.Trainee.Calls.StopTrainingAsync(new() { CohortId = cohort.Id, Qualification = TraineeCohort.Chair });
        await cohort.HeldAsync(coding[0]);
        (await cohort.QualificationsAsync(cohort.Trainee)).ShouldBeEmpty();

        (await cohort.LearnAsync(cohort.Trainee)).Stage.ShouldBe(TrainingStage.Qualified);

        (await cohort.QualificationsAsync(cohort.Trainee)).ShouldBe([TraineeCohort.Chair]);
    }

    [Fact]
    public async Task Interviews_that_end_at_once_are_all_counted()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.LearnAsync(cohort.Trainee);
        var coding = await cohort.CodingAsync();

        await cohort.HeldAtOnceAsync(coding);

        (await cohort.StepsAsync(cohort.Trainee)).ShouldBe((TrainingStage.Qualified, 2, 1));
    }

    [Fact]
    public async Task Members_see_themselves_and_the_organizer_sees_all_also_by_REST()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.LearnAsync(cohort.Trainee);
        await cohort.LearnAsync(cohort.Second);
        await cohort.LearnAsync(cohort.Second, "screen:recruiter");
        var address = $"/v1/cohorts/{cohort.Id}/training";

        (await cohort.Cohort.Organizer.Calls.GetTrainingAsync(new() { CohortId = cohort.Id })).Trainees.Select(t => (t.Name, t.Qualification)).ShouldBe(
            [(cohort.Trainee.Name, "coding:engineer"), (cohort.Second.Name, "coding:engineer"), (cohort.Second.Name, "screen:recruiter")]);
        (await cohort.Second.Rest.DeleteAsync($"{address}/screen:recruiter")).EnsureSuccessStatusCode();
        var own = (await cohort.Second.Rest.GetFromJsonAsync<JsonElement>(address)).GetProperty("trainees");
        own.EnumerateArray().ShouldHaveSingleItem().GetProperty("stage").GetString().ShouldBe("TRAINING_STAGE_TRAINEE");
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await app.NewPerson().Calls.GetTrainingAsync(new() { CohortId = cohort.Id }));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, () => cohort.LearnAsync(cohort.Trainee, "coding:manager"));
    }
}
