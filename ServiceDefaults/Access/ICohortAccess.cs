using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Access;

/// <summary>Membership of cohorts, from the service's own tables.</summary>
public interface ICohortAccess
{
    /// <summary>The person's roles there; <see cref="CohortRole.None"/> for strangers and for cohorts that do not exist.</summary>
    Task<CohortRole> RolesAsync(Guid cohortId, Guid personId, CancellationToken ct);
}

/// <summary>The check that every call on a cohort's content makes.</summary>
public static class CohortAccessExtensions
{
    /// <summary>
    /// Refuses a caller who has none of the roles. Services pass, unless they act for a person: then that person is
    /// checked. Admins do not pass: running the platform gives no sight of what is said in an interview.
    /// </summary>
    /// <returns>All of the caller's roles there; of a service every role.</returns>
    public static async Task<CohortRole> RequireAsync(
        this ICohortAccess access, ICaller caller, Guid cohortId, CohortRole anyOf, CancellationToken ct)
    {
        if (caller is { IsService: true, ActingFor: null })
            return CohortRole.Member | CohortRole.Candidate | CohortRole.Interviewer | CohortRole.Organizer | CohortRole.Committee;
        var roles = await access.RolesAsync(cohortId, caller.PersonId, ct);
        if ((roles & anyOf) == CohortRole.None)
            throw DomainException.Forbidden($"This needs one of the roles {anyOf} in cohort {cohortId}; ask its organizer.");
        return roles;
    }
}
