namespace Mockloop.Questions.Rejudging;

/// <summary>A cohort's organizer judges that cohort again; admins run the platform and judge a version everywhere.</summary>
sealed class RejudgeAccess(ICaller caller, ICohortAccess cohorts)
{
    /// <summary>Refuses who may not ask for it.</summary>
    /// <param name="cohortId">Null for all cohorts.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RequireAsync(Guid? cohortId, CancellationToken ct)
    {
        if (cohortId is { } one)
            await cohorts.RequireAsync(caller, one, CohortRole.Organizer, ct);
        else if (!caller.IsAdmin)
            throw DomainException.Forbidden("Rejudging in all cohorts needs the role admin; name a cohort that you organize.");
    }

    /// <summary>Refuses who may not see one; an admin sees all of them.</summary>
    public async Task RequireToSeeAsync(Rejudge rejudge, CancellationToken ct)
    {
        if (!caller.IsAdmin)
            await RequireAsync(rejudge.CohortId, ct);
    }

    /// <summary>The cohort that a request names; null where it names none.</summary>
    public static Guid? CohortOf(string id) => id.Length == 0 ? null : Ids.Parse(id, "cohort_id");
}
