using Grpc.Core;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Debrief.Reports;

/// <summary>What people and cohorts are called: another process knows.</summary>
interface ICohortNames
{
    /// <summary>As the caller may see it.</summary>
    Task<CohortNames> ReadAsync(Guid cohortId, CancellationToken ct);
}

/// <summary>A cohort's name and its people's. Who has none is called by the end of their id, for an address is nobody else's business.</summary>
sealed record CohortNames(string Cohort, IReadOnlyDictionary<Guid, string> People)
{
    const int EndOfId = 6;

    public string Of(Guid person) => People.TryGetValue(person, out var name) && name.Length > 0 ? name : $"Person …{person.ToString("N")[^EndOfId..]}";

    public string Of(string person) => Of(Guid.Parse(person));
}

/// <summary>Asks Scheduling as the caller. A report without names is better than none, so its absence is no failure.</summary>
sealed class SchedulingNames(SchedulingService.SchedulingServiceClient scheduling, ILogger<SchedulingNames> log) : ICohortNames
{
    public async Task<CohortNames> ReadAsync(Guid cohortId, CancellationToken ct)
    {
        try
        {
            var cohort = await scheduling.GetCohortAsync(new() { CohortId = cohortId.ToString() }, cancellationToken: ct);
            return new(cohort.Name, cohort.Members.Where(m => m.PersonId.Length > 0).ToDictionary(m => Ids.Parse(m.PersonId, "members.person_id"), m => m.Name));
        }
        catch (RpcException e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("A report goes out without names, Scheduling says {Why}", e.Status.StatusCode);
            return new("Cohort", new Dictionary<Guid, string>());
        }
    }
}
