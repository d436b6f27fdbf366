using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>Who holds its chairs. What a holder said and voted goes with the holder, but for one who left after the vote.</summary>
public sealed partial class Committee
{
    /// <summary>Somebody steps back: their vote and words weigh nothing, and a simulated panelist takes the chair.</summary>
    public void Recuse(Guid person, string reason, Instant now)
    {
        var chair = ChairOf(person);
        RequireOpen();
        if (chair.Left)
            throw No(CommitteeRefusal.NotYours, "You have left this cohort; what you voted stands.");
        recusals.Add(new Recusal(LoopId, chair.Role, person, reason, now));
        Empty(chair, null, "");
    }

    /// <summary>
    /// A person takes a simulated panelist's chair; what it said and voted goes with it. Their first vote must be as blind as everybody
    /// else's was, so once votes are open nobody is seated who can see them without a chair.
    /// </summary>
    /// <param name="oversees">Runs the cohort, and so sees the votes whenever they are open.</param>
    public void Seat(string role, Guid person, string name, bool oversees)
    {
        RequireOpen();
        if (oversees && VotesOpen)
            throw No(CommitteeRefusal.NotNow, "The votes are open, and whoever runs the cohort can see them: a first vote is cast without knowing the others'. Organizers take a chair while the first vote is sealed; now seat somebody who does not run this cohort.");
        var chair = chairs.SingleOrDefault(c => c.Role == role) ?? throw No(CommitteeRefusal.Unfounded, "is no chair of this committee", "role", role);
        if (chair.PersonId == person)
            throw No(CommitteeRefusal.Done, "This person holds the chair already.");
        if (!chair.Simulated)
            throw No(CommitteeRefusal.NotNow, "This chair is held by a person; only a simulated panelist is replaced.");
        if (recusals.Any(r => r.PersonId == person))
            throw No(CommitteeRefusal.NotYours, "This person stepped back from judging this candidate.");
        if (chairs.Any(c => c.PersonId == person))
            throw No(CommitteeRefusal.NotYours, "This person holds another chair of this committee; nobody gets two.");
        Empty(chair, person, name);
    }

    /// <summary>The holder is gone: a stance stays and nobody waits for more; an empty chair is simulated.</summary>
    public void Leave(Guid person)
    {
        if (!Open || chairs.SingleOrDefault(c => c.PersonId == person) is not { } chair)
            return;
        if (chair.Vote is null)
            Empty(chair, null, "");
        else
            chair.Leave();
        Version++;
    }

    void Empty(Chair chair, Guid? person, string name)
    {
        foreach (var statement in statements.Where(s => s.Role == chair.Role))
            statement.Strike();
        foreach (var change in changes.Where(c => c.Role == chair.Role))
            change.Strike();
        chair.Give(person, name);
        Version++;
    }
}
