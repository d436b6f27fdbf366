using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Debrief.Committees;

/// <summary>Who may take a chair: another process knows.</summary>
interface IQualifiedPeople
{
    /// <summary>People of the cohort attested for "stage:role", the least loaded first.</summary>
    Task<IReadOnlyList<QualifiedMember>> ListAsync(Guid cohortId, string qualification, CancellationToken ct);
}

/// <summary>Somebody who is attested, with the name to show.</summary>
sealed record QualifiedMember(Guid PersonId, string Name);

/// <summary>Asks Scheduling.</summary>
sealed class SchedulingPeople(SchedulingService.SchedulingServiceClient scheduling) : IQualifiedPeople
{
    public async Task<IReadOnlyList<QualifiedMember>> ListAsync(Guid cohortId, string qualification, CancellationToken ct)
    {
        var request = new ListQualifiedRequest { CohortId = cohortId.ToString(), Qualification = qualification };
        var reply = await scheduling.ListQualifiedAsync(request, CallAs.Service(), cancellationToken: ct);
        return [.. reply.People.Select(p => new QualifiedMember(Ids.Parse(p.PersonId, "people.person_id"), p.Name))];
    }
}
