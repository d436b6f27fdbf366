using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Committees;

/// <summary>What may happen to the committees of <see cref="PathLoop"/>s. A deed keeps its idempotency key however often it is repeated.</summary>
sealed class PathDeeds(KilledDebrief debrief, Random dice)
{
    int looks;

    /// <summary>How often a committee was seen in its first vote, and nothing of the votes.</summary>
    public int SealedLooks => looks;

    /// <summary>Without these the loop would not go its path.</summary>
    public IEnumerable<Func<Task>> Musts(PathLoop loop) => loop.Path switch
    {
        "tie" => [Vote(loop, "hiring-manager"), Vote(loop, "senior-tpm")],
        "veto" => FakeTracks.PanelRoles.Select(r => Vote(loop, r)),
        "missing panelist" => [Vote(loop, "senior-tpm")],
        "recusal" => [Recuse(loop, "ml-researcher")],
        "replaced mid-way" => [Seat(loop, "ml-researcher")],
        "withdrawn" => [() => debrief.TellAsync(new MemberWithdrew(loop.Cohort, loop.Candidate, 2))],
        _ => [],
    };

    /// <summary>Whatever a chair, or somebody who is none, may think of.</summary>
    public Func<Task> Draw(PathLoop loop)
    {
        var role = FakeTracks.PanelRoles[dice.Next(FakeTracks.PanelRoles.Length)];
        if (loop.Silent.Contains(role) || dice.Next(6) == 0)
            return dice.Next(2) == 0 ? Look(loop) : Vote(loop, $"stranger to {role}");
        return dice.Next(9) switch
        {
            <= 3 => Vote(loop, role),
            4 or 5 => Speak(loop, role),
            6 => ChangeMind(loop, role),
            _ => FinalVote(loop, role),
        };
    }

    Func<Task> Vote(PathLoop loop, string role)
    {
        var request = new CastVoteRequest { LoopId = $"{loop.Id}", Vote = VoteOf(loop, role), Rationale = "as read", IdempotencyKey = Key() };
        return async () => await debrief.As(loop.Chair(role)).CastVoteAsync(request);
    }

    Func<Task> Speak(PathLoop loop, string role)
    {
        var request = new SpeakRequest { LoopId = $"{loop.Id}", Done = true, IdempotencyKey = Key() };
        return async () => await debrief.As(loop.Chair(role)).SpeakAsync(request);
    }

    Func<Task> ChangeMind(PathLoop loop, string role)
    {
        var request = new ChangeMindRequest { LoopId = $"{loop.Id}", To = VoteOf(loop, role), Reason = "a second reading", IdempotencyKey = Key() };
        return async () => await debrief.As(loop.Chair(role)).ChangeMindAsync(request);
    }

    Func<Task> FinalVote(PathLoop loop, string role)
    {
        var request = new CastFinalVoteRequest { LoopId = $"{loop.Id}", Vote = VoteOf(loop, role), Rationale = "for good", IdempotencyKey = Key() };
        return async () => await debrief.As(loop.Chair(role)).CastFinalVoteAsync(request);
    }

    Func<Task> Recuse(PathLoop loop, string role)
    {
        var request = new RecuseRequest { LoopId = $"{loop.Id}", Reason = "a friend", IdempotencyKey = Key() };
        return async () => await debrief.As(loop.Chair(role)).RecuseAsync(request);
    }

    Func<Task> Seat(PathLoop loop, string role)
    {
        var request = new SeatPanelistRequest { LoopId = $"{loop.Id}", Role = role, PersonId = $"{loop.Chair(role)}", IdempotencyKey = Key() };
        return async () => await debrief.As(loop.Organizer).SeatPanelistAsync(request);
    }

    // The organizer may look at any time, and sees no vote before all are in.
    Func<Task> Look(PathLoop loop) => async () =>
    {
        var committee = await debrief.As(loop.Organizer).GetCommitteeAsync(new() { LoopId = $"{loop.Id}" });
        if (committee.Phase != CommitteePhase.FirstVote)
            return;
        committee.Chairs.ShouldAllBe(c => c.Vote == Recommendation.Unspecified && c.FirstVote == Recommendation.Unspecified && c.Rationale == "", loop.Path);
        committee.Statements.ShouldBeEmpty(loop.Path);
        looks++;
    };

    Recommendation VoteOf(PathLoop loop, string role) => loop.Vote(role) ?? (Recommendation)dice.Next(2, 6);

    static string Key() => $"{Guid.CreateVersion7()}";
}
