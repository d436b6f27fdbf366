using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>People who practise one track together. The version changes with whoever belongs to it, so that a plan made
/// for yesterday's members is refused.</summary>
sealed class Cohort
{
    /// <summary>Those who left included: their places stay.</summary>
    public const int MostMembers = 250;

    readonly List<Membership> _members = [];

    Cohort() { }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string TrackId { get; private set; } = "";
    public string TrackHash { get; private set; } = "";
    public LocalDate StartDate { get; private set; }
    public string TimeZone { get; private set; } = "";
    public bool PracticeMode { get; private set; }
    public Guid OrganizerId { get; private set; }

    /// <summary>What its planning weighs.</summary>
    public Weights Weights { get; private set; } = Weights.Default;

    public CohortRules Rules { get; private set; } = CohortRules.Default;

    /// <summary>Template of where its interviews meet; empty for none.</summary>
    public string MeetingLink { get; private set; } = "";

    public int Version { get; private set; } = 1;
    public IReadOnlyList<Membership> Members => _members;

    public static Cohort Of(
        string name, string trackId, string trackHash, LocalDate start, string zone, bool practiceMode, Guid organizerId) => new()
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            TrackId = trackId,
            TrackHash = trackHash,
            StartDate = start,
            TimeZone = zone,
            PracticeMode = practiceMode,
            OrganizerId = organizerId,
        };

    /// <summary>Where its interviews meet from now on.</summary>
    public void MeetAt(string template)
    {
        MeetingLink = template;
        Version++;
    }

    public Membership Add(string email, Membership.Part part)
    {
        if (_members.Any(m => m.Email == Membership.Normal(email)))
            throw DomainException.AlreadyExists($"{email} is in this cohort already; change their roles instead.");
        if (_members.Count >= MostMembers)
            throw DomainException.Exhausted($"A cohort has at most {MostMembers} members and this one is full; start another.");
        var member = Membership.Of(Id, _members.Count, email, part);
        _members.Add(member);
        Version++;
        return member;
    }

    /// <summary>The membership of that id, about to be changed.</summary>
    public Membership Change(Guid membershipId)
    {
        Version++;
        return _members.SingleOrDefault(m => m.Id == membershipId) ?? throw DomainException.NotFound("member", membershipId);
    }

    /// <summary>Plans from now on weigh otherwise; one that is being made is refused.</summary>
    public void Weigh(Weights weights)
    {
        Weights = weights;
        Version++;
    }

    public void Rule(CohortRules rules)
    {
        Rules = rules;
        Version++;
    }

    /// <summary>Loops were booked for the members as they are.</summary>
    public void Planned() => Version++;
}
