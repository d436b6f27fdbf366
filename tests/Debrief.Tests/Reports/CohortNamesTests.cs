using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Debrief.Reports;

namespace Mockloop.Debrief.Tests.Reports;

public sealed class CohortNamesTests
{
    static readonly Guid Named = Guid.CreateVersion7(), Nameless = Guid.CreateVersion7();

    [Fact]
    public async Task Who_has_no_name_is_called_by_their_id_and_never_by_an_address()
    {
        var names = await new SchedulingNames(new Scheduling(), NullLogger<SchedulingNames>.Instance).ReadAsync(Guid.CreateVersion7(), TestContext.Current.CancellationToken);
        (names.Cohort, names.Of(Named)).ShouldBe(("Autumn", "Ada"));
        names.Of(Nameless).ShouldBe($"Person …{Nameless.ToString("N")[^6..]}");
        names.People.Values.ShouldAllBe(name => !name.Contains('@'));
    }

    sealed class Scheduling : SchedulingService.SchedulingServiceClient
    {
        public override AsyncUnaryCall<Cohort> GetCohortAsync(GetCohortRequest request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) => new(
            Task.FromResult(new Cohort
            {
                Name = "Autumn",
                Members = { new Member { PersonId = $"{Named}", Name = "Ada", Email = "ada@people.example" }, new Member { PersonId = $"{Nameless}", Email = "bo@people.example" }, new Member { Email = "invited@people.example" } },
            }), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
    }
}
