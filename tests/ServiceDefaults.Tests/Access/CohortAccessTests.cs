using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Tests.Access;

public sealed class CohortAccessTests
{
    static readonly Guid Cohort = Guid.CreateVersion7();
    static readonly Guid Organizer = Guid.CreateVersion7();

    readonly Membership _access = new();

    [Fact]
    public async Task One_of_the_roles_is_enough() =>
        (await Require(new Someone(Organizer), CohortRole.Organizer | CohortRole.Committee)).ShouldBe(CohortRole.Member | CohortRole.Organizer);

    [Fact]
    public async Task Another_role_is_not() => await Refused(new Someone(Organizer), CohortRole.Committee);

    [Fact]
    public async Task A_stranger_is_refused() => await Refused(new Someone(Guid.CreateVersion7()), CohortRole.Member);

    [Fact]
    public async Task An_admin_is_a_stranger_to_cohorts() =>
        await Refused(new Someone(Guid.CreateVersion7()) { IsAdmin = true }, CohortRole.Member);

    [Fact]
    public async Task A_service_passes() =>
        (await Require(new Someone(null) { IsService = true }, CohortRole.Organizer)).HasFlag(CohortRole.Organizer).ShouldBeTrue();

    [Fact]
    public async Task A_service_that_acts_for_a_person_has_that_persons_roles()
    {
        var acting = new Someone(Organizer) { IsService = true, ActingFor = Organizer };
        (await Require(acting, CohortRole.Organizer)).ShouldBe(CohortRole.Member | CohortRole.Organizer);
        await Refused(acting, CohortRole.Committee);
    }

    [Fact]
    public async Task A_worker_is_refused() => await Refused(new Someone(null) { ClientId = "grading" }, CohortRole.Member);

    Task<CohortRole> Require(ICaller caller, CohortRole anyOf) =>
        _access.RequireAsync(caller, Cohort, anyOf, TestContext.Current.CancellationToken);

    async Task Refused(ICaller caller, CohortRole anyOf) =>
        (await Should.ThrowAsync<DomainException>(() => Require(caller, anyOf))).Kind.ShouldBe(ErrorKind.Forbidden);

    sealed class Membership : ICohortAccess
    {
        public Task<CohortRole> RolesAsync(Guid cohortId, Guid personId, CancellationToken ct) => Task.FromResult(
            cohortId == Cohort && personId == Organizer ? CohortRole.Member | CohortRole.Organizer : CohortRole.None);
    }

    sealed record Someone(Guid? Person) : ICaller
    {
        public Guid PersonId => Person ?? throw DomainException.Forbidden("no person");

        public string Name => "";

        public string? Email => null;

        public bool EmailVerified => false;

        public bool IsAdmin { get; init; }

        public bool IsService { get; init; }

        public Guid? ActingFor { get; init; }

        public string ClientId { get; init; } = "web";
    }
}
