namespace Mockloop.Questions.Rounds;

/// <summary>What a caller is to a round; the roles combine.</summary>
[Flags]
enum RoundRole
{
    None = 0,
    Candidate = 1,
    Interviewer = 2,
    Shadow = 4,
    Organizer = 8,
    Service = 16,

    /// <summary>Those who see the interviewer's side.</summary>
    Asking = Interviewer | Shadow,
    Participant = Candidate | Asking,
    Any = Participant | Organizer | Service,
}

/// <summary>Who may do what in a round: a seat in it, and still a member of its cohort.</summary>
sealed class RoundAccess(ICaller caller, ICohortAccess cohorts)
{
    /// <summary>Refuses callers who are none of <paramref name="anyOf"/>; gives back all they are.</summary>
    public async Task<RoundRole> RequireAsync(Round round, RoundRole anyOf, CancellationToken ct)
    {
        var role = await RolesAsync(round, ct);
        if ((role & anyOf) == RoundRole.None)
            throw DomainException.Forbidden($"This is for {Names(anyOf)} of interview {round.InterviewId}; you are none of them.");
        return role;
    }

    async Task<RoundRole> RolesAsync(Round round, CancellationToken ct)
    {
        if (caller is { IsService: true, ActingFor: null })
            return RoundRole.Service;
        var member = await cohorts.RolesAsync(round.CohortId, caller.PersonId, ct);
        if (member == CohortRole.None)
            return RoundRole.None;
        var seat = round.Find(caller.PersonId) switch
        {
            null => RoundRole.None,
            { IsCandidate: true } => RoundRole.Candidate,
            { Shadow: true } => RoundRole.Shadow,
            _ => RoundRole.Interviewer,
        };
        return seat | (member.HasFlag(CohortRole.Organizer) ? RoundRole.Organizer : RoundRole.None);
    }

    static string Names(RoundRole roles) => roles.ToString().ToLowerInvariant();
}
