using Microsoft.Extensions.DependencyInjection;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Access;

public sealed class ReplicatedMembershipTests : IAsyncLifetime
{
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Roles_are_those_of_the_newest_version_whatever_the_order_of_arrival()
    {
        await using var service = await TestService.StartAsync(platform, "questions", services: s => s.AddReplicatedMembership<TestDb>());
        var (cohort, person, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        (await RolesAsync(service, cohort, person)).ShouldBe(CohortRole.None);

        await service.PublishAsync(
            new CohortMembershipChanged(cohort, person, ["Member", "Interviewer"], 3),
            new CohortMembershipChanged(cohort, person, ["Member"], 1),
            new CohortMembershipChanged(cohort, person, ["Member", "Organizer"], 2),
            new CohortMembershipChanged(cohort, other, [], 2),
            new CohortMembershipChanged(cohort, other, ["Member"], 1));

        await Eventually.HoldsAsync(async () => (await service.Clock().IdleAsync(new())).Consumed.Single().Count == 5);
        (await RolesAsync(service, cohort, person)).ShouldBe(CohortRole.Member | CohortRole.Interviewer);
        (await RolesAsync(service, cohort, other)).ShouldBe(CohortRole.None);
        (await RolesAsync(service, Guid.CreateVersion7(), person)).ShouldBe(CohortRole.None);
    }

    static async Task<CohortRole> RolesAsync(TestService service, Guid cohort, Guid person)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ICohortAccess>().RolesAsync(cohort, person, default);
    }
}
