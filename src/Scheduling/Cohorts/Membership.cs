using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>A place in a cohort, first for an address, then for the person who proved it theirs.</summary>
sealed class Membership
{
    Membership() { }

    public Guid Id { get; private set; }
    public Guid CohortId { get; private set; }

    /// <summary>Order of invitation; planners break ties by it.</summary>
    public int Position { get; private set; }

    /// <summary>Lower case.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Null until the invited person signs in.</summary>
    public Guid? PersonId { get; private set; }

    public bool Candidate { get; private set; }
    public bool Interviewer { get; private set; }
    public bool Organizer { get; private set; }

    /// <summary>"stage:role" each, attested by the organizer or learned step by step.</summary>
    public string[] Qualifications { get; private set; } = [];

    public bool Withdrawn { get; private set; }
    public int Version { get; private set; } = 1;

    /// <summary>What somebody is to do in a cohort.</summary>
    public readonly record struct Part(bool Candidate, bool Interviewer, string[] Qualifications);

    public CohortRole Roles => Withdrawn
        ? CohortRole.None
        : CohortRole.Member
            | (Candidate ? CohortRole.Candidate : 0) | (Interviewer ? CohortRole.Interviewer : 0) | (Organizer ? CohortRole.Organizer : 0);

    public IEnumerable<string> RoleNames =>
        Enum.GetValues<CohortRole>().Where(role => role != CohortRole.None && Roles.HasFlag(role)).Select(role => role.ToString());

    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    public static Membership Of(Guid cohortId, int position, string email, Part part)
    {
        var member = new Membership { Id = Guid.CreateVersion7(), CohortId = cohortId, Position = position, Email = Normal(email) };
        (member.Candidate, member.Interviewer, member.Qualifications) = part;
        return member;
    }

    /// <summary>The cohort's creator, bound from the start.</summary>
    public Membership AsOrganizer(Guid personId)
    {
        Organizer = true;
        PersonId = personId;
        return this;
    }

    public void Bind(Guid personId)
    {
        if (PersonId is not null)
            throw DomainException.Conflict($"{Email} is bound to somebody already.");
        PersonId = personId;
        Version++;
    }

    public void Attest(Part part)
    {
        if (Withdrawn)
            throw DomainException.Conflict($"{Email} left the cohort; invite somebody else.");
        (Candidate, Interviewer, Qualifications) = part;
        Version++;
    }

    /// <summary>Learned a chair.</summary>
    public void Qualify(string chair)
    {
        (Interviewer, Qualifications) = (true, [.. Qualifications, chair]);
        Version++;
    }

    public void Withdraw()
    {
        if (Organizer)
            throw DomainException.Conflict("The organizer runs the cohort and cannot leave it; cancel its interviews instead.");
        Withdrawn = true;
        Version++;
    }

    /// <summary>What the other services replicate; only for bound members.</summary>
    public CohortMembershipChanged Changed() => new(CohortId, PersonId!.Value, [.. RoleNames], Version);
}
