using Google.Rpc;
using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Cohorts;

public sealed class CohortTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task A_cohort_smaller_than_its_track_needs_is_refused_with_field_value_limit_and_way_out()
    {
        var error = await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await app.NewPerson().Calls
            .CreateCohortAsync(SchedulingApp.Request(SchedulingApp.Invite("one@example.org", true), SchedulingApp.Invite("two@example.org"))));

        var violation = error.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.ShouldHaveSingleItem();
        violation.Field.ShouldBe("invitations");
        violation.Description.ShouldBe("'2' people are fewer than the 5 that track test-track needs for whole loops; invite 3 more or choose a smaller track");
    }

    [Fact]
    public async Task A_qualification_the_track_does_not_have_is_named()
    {
        var request = SchedulingApp.Request([.. Enumerable.Range(0, 5).Select(i => SchedulingApp.Invite($"q{i}@example.org"))]);
        request.Invitations[3].Qualifications.Add("coding:plumber");

        var error = await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await app.NewPerson().Calls.CreateCohortAsync(request));

        error.Status.Detail.ShouldContain("invitations[3].qualifications[4]: 'coding:plumber'");
    }

    [Fact]
    public async Task The_same_key_by_the_same_caller_gives_the_first_cohort_also_when_called_at_once()
    {
        var organizer = app.NewPerson();
        var request = SchedulingApp.Request([.. Enumerable.Range(0, 5).Select(i => SchedulingApp.Invite($"k{i}@example.org"))]);
        request.IdempotencyKey = "monday";
        await organizer.Calls.GetMeAsync(new());

        var cohorts = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => await organizer.Calls.CreateCohortAsync(request)));
        var other = await app.NewPerson().Calls.CreateCohortAsync(request);

        cohorts.Select(c => c.CohortId).Distinct().ShouldHaveSingleItem().ShouldNotBe(other.CohortId);
    }

    [Fact]
    public async Task An_invitation_binds_to_a_verified_address_only_and_tells_everybody()
    {
        var (verified, unverified) = (app.NewPerson(), app.NewPerson(emailVerified: false));
        var organizer = app.NewPerson();
        var cohort = await organizer.Calls.CreateCohortAsync(SchedulingApp.Request(
            [SchedulingApp.Invite(verified.Email.ToUpperInvariant(), true), SchedulingApp.Invite(unverified.Email),
             .. Enumerable.Range(0, 3).Select(i => SchedulingApp.Invite($"b{i}@example.org"))]));

        await verified.Calls.GetMeAsync(new());
        await unverified.Calls.GetMeAsync(new());

        (await verified.Calls.GetCohortAsync(new() { CohortId = cohort.CohortId })).MyRoles.ShouldBe(["Member", "Candidate", "Interviewer"]);
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await unverified.Calls.GetCohortAsync(new() { CohortId = cohort.CohortId }));
        var told = (await app.App.PublishedAsync<CohortMembershipChanged>()).Where(e => e.CohortId.ToString() == cohort.CohortId).ToList();
        told.Select(e => e.PersonId).ShouldBe([organizer.Id, verified.Id]);
        told[0].Roles.ShouldBe(["Member", "Organizer"]);
    }

    [Fact]
    public async Task Somebody_known_is_bound_when_invited()
    {
        var known = app.NewPerson();
        await known.Calls.GetMeAsync(new());
        var cohort = await app.CohortAsync();

        var member = await cohort.Organizer.Calls.InviteMemberAsync(new() { CohortId = cohort.Id.ToString(), Invitation = SchedulingApp.Invite(known.Email) });

        (member.PersonId, member.Name).ShouldBe((known.Id.ToString(), known.Name));
        (await known.Calls.ListCohortsAsync(new())).Cohorts.ShouldHaveSingleItem().CohortId.ShouldBe(cohort.Id.ToString());
    }

    [Fact]
    public async Task Only_the_organizer_sees_addresses_invites_and_attests()
    {
        var cohort = await app.CohortAsync();
        var seen = await cohort.Candidate.Calls.GetCohortAsync(new() { CohortId = cohort.Id.ToString() });

        seen.Members.ShouldAllBe(m => m.Email == "");
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Candidate.Calls.InviteMemberAsync(
            new() { CohortId = cohort.Id.ToString(), Invitation = SchedulingApp.Invite("friend@example.org") }));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Candidate.Calls.AttestMemberAsync(
            new() { CohortId = cohort.Id.ToString(), MembershipId = seen.Members[0].MembershipId, Candidate = true }));
    }

    [Fact]
    public async Task What_the_organizer_attests_is_told_with_a_higher_version()
    {
        var cohort = await app.CohortAsync();
        var member = (await cohort.Organizer.Calls.GetCohortAsync(new() { CohortId = cohort.Id.ToString() })).Members[1];

        await cohort.Organizer.Calls.AttestMemberAsync(new()
        {
            CohortId = cohort.Id.ToString(),
            MembershipId = member.MembershipId,
            Candidate = true,
            Interviewer = true,
            Qualifications = { "coding:engineer" },
        });

        var told = (await app.App.PublishedAsync<CohortMembershipChanged>()).Where(e => e.PersonId.ToString() == member.PersonId).ToList();
        told[^1].Roles.ShouldBe(["Member", "Candidate", "Interviewer"]);
        told[^1].AggregateVersion.ShouldBeGreaterThan(told[^2].AggregateVersion);
        var qualified = await app.AsService().ListQualifiedAsync(new() { CohortId = cohort.Id.ToString(), Qualification = "panel:manager" });
        qualified.People.Select(p => p.PersonId).ShouldNotContain(member.PersonId);
    }

    [Fact]
    public async Task Calls_of_services_are_closed_to_people()
    {
        var cohort = await app.CohortAsync();
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () =>
            await cohort.Organizer.Calls.ListQualifiedAsync(new() { CohortId = cohort.Id.ToString(), Qualification = "coding:engineer" }));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () =>
            await cohort.Organizer.Calls.GetPoolProfileAsync(new() { CohortId = cohort.Id.ToString(), PersonId = cohort.Candidate.Id.ToString() }));
    }
}
