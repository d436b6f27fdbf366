using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Tracks;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>Turns invitations into memberships, bound at once where the address belongs to somebody known.</summary>
static class Invitations
{
    const int LongestEmail = 254;

    public static Membership Invite(this Cohort cohort, Invitation invitation, Track track, string field)
    {
        var email = Require.Length(invitation.Email, 3, LongestEmail, $"{field}.email");
        Require.That(email.IndexOf('@') is > 0 and var at && at < email.Length - 1 && !email.Contains(' '),
            $"{field}.email", email, "is no e-mail address; send one such as ada@example.org");
        return cohort.Add(email, Part(invitation.Candidate, invitation.Interviewer, invitation.Qualifications, track, $"{field}."));
    }

    public static Membership.Part Part(
        bool candidate, bool interviewer, IReadOnlyList<string> qualifications, Track track, string prefix)
    {
        Require.That(candidate || interviewer, $"{prefix}candidate", candidate, "and interviewer are both false; set at least one");
        Require.That(interviewer || qualifications.Count == 0, $"{prefix}qualifications", qualifications.Count,
            "qualifications of somebody who does not interview; set interviewer or leave them out");
        return new(candidate, interviewer, track.CheckQualifications(qualifications, $"{prefix}qualifications"));
    }

    /// <summary>Binds members whose verified address is known, and publishes every bound membership among them.</summary>
    public static async Task BindKnownAsync(this SchedulingDb db, Cohort cohort, IReadOnlyList<Membership> members, CancellationToken ct)
    {
        var emails = members.Where(m => m.PersonId is null).Select(m => m.Email).ToList();
        var known = await db.People.Where(p => emails.Contains(p.VerifiedEmail!))
            .Select(p => new { p.Id, Email = p.VerifiedEmail! }).ToListAsync(ct);
        foreach (var person in known.DistinctBy(p => p.Email))
            if (cohort.Members.All(m => m.PersonId != person.Id))
                members.Single(m => m.Email == person.Email).Bind(person.Id);
        foreach (var member in members.Where(m => m.PersonId is not null))
            db.Publish(member.Changed());
    }
}
