using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Engine.Committees;
using NodaTime;

namespace Mockloop.Debrief.Tests.Engine.Committees;

/// <summary>The rules of the room, one by one.</summary>
public sealed class CommitteeTests
{
    static readonly Instant Start = Instant.FromUnixTimeSeconds(0);
    static readonly Guid A = Guid.CreateVersion7(), B = Guid.CreateVersion7(), C = Guid.CreateVersion7();
    static readonly SimulatedPanel Panel = new([Packets.Stage(3)], new Dictionary<string, PanelistStance>(), 1);
    static readonly PacketText Text = new(Panel.Packet);
    static readonly EvidenceLink Link = new(Packets.Interview, "card", $"{Packets.Card}", "chose batching first");

    static Committee Open(bool rounds, params Guid?[] people)
    {
        var committee = new Committee(Guid.Empty, new("majority", Duration.FromHours(4), rounds ? Duration.FromHours(1) : Duration.Zero),
            people.Select((p, i) => new Chair(Guid.Empty, $"chair-{i}", i, ChairPower.None, p, $"Person {i}")), Start);
        committee.Settle(Panel, Start);
        return committee;
    }

    static Committee Discussing(params Guid?[] people)
    {
        var committee = Open(rounds: true, people);
        foreach (var person in people.OfType<Guid>())
            committee.Vote(person, Recommendation.Yes, "first", Start);
        committee.Settle(Panel, Start);
        return committee;
    }

    static void Say(Committee committee, Guid person, StatementKind kind, int about = 0) =>
        committee.Speak(person, new Draft(kind, "words", about, "batching", [Link]), false, Text, Start);

    static void Finish(Committee committee, params Guid[] people)
    {
        foreach (var person in people)
            committee.Speak(person, null, done: true, Text, Start);
        committee.Settle(Panel, Start);
    }

    static CommitteeRefusal Refused(Action deed) => Should.Throw<CommitteeException>(deed).Refusal;

    [Fact]
    public void Without_rounds_the_last_first_vote_decides()
    {
        var committee = Open(rounds: false, A, B);
        committee.Vote(A, Recommendation.Yes, "", Start);
        committee.Settle(Panel, Start);
        committee.Phase.ShouldBe(CommitteePhase.FirstVote);
        committee.Vote(B, Recommendation.Yes, "", Start);
        committee.Settle(Panel, Start);
        (committee.Phase, committee.Decision!.Hire).ShouldBe((CommitteePhase.Decided, true));
        committee.Statements.ShouldBeEmpty();
    }

    [Fact]
    public void Rounds_follow_one_another_and_who_moved_whom_is_kept()
    {
        var committee = Discussing(A, B);
        committee.Phase.ShouldBe(CommitteePhase.Evidence);
        Say(committee, A, StatementKind.StrongestAgainst);
        Refused(() => Say(committee, A, StatementKind.StrongestAgainst)).ShouldBe(CommitteeRefusal.Done);
        Refused(() => Say(committee, A, StatementKind.Question)).ShouldBe(CommitteeRefusal.NotNow);
        committee.ChangeMind(B, Recommendation.No, movedBy: 1, "that", Start);
        Refused(() => committee.ChangeMind(A, Recommendation.No, movedBy: 1, "by myself", Start)).ShouldBe(CommitteeRefusal.Unfounded);
        Finish(committee, A, B);
        committee.Phase.ShouldBe(CommitteePhase.Questions);
        Say(committee, B, StatementKind.Question);
        Refused(() => Say(committee, B, StatementKind.Answer, about: 2)).ShouldBe(CommitteeRefusal.Unfounded);
        Say(committee, A, StatementKind.Answer, about: 2);
        Finish(committee, A, B);
        Say(committee, B, StatementKind.Pushback, about: 1);
        Finish(committee, A, B);
        committee.Phase.ShouldBe(CommitteePhase.FinalVote);
        committee.FinalVote(A, Recommendation.StrongNo, movedBy: 2, "the question", Start);
        committee.FinalVote(B, Recommendation.No, 0, "as before", Start);
        committee.Settle(Panel, Start);
        committee.Decision!.Hire.ShouldBeFalse();
        committee.Changes.Select(c => (c.Role, c.From, c.To, c.MovedByRole)).ShouldBe([
            ("chair-1", Recommendation.Yes, Recommendation.No, "chair-0"), ("chair-0", Recommendation.Yes, Recommendation.StrongNo, "chair-1")]);
        committee.Decision.Reason.ShouldContain("chair-1 went from Yes to No, moved by chair-0.");
    }

    [Fact]
    public void Evidence_must_stand_in_the_packet()
    {
        var committee = Discussing(A, B);
        void Claim(params EvidenceLink[] links) => committee.Speak(A, new Draft(StatementKind.StrongestFor, "words", 0, "", links), false, Text, Start);
        Refused(() => Claim()).ShouldBe(CommitteeRefusal.Unfounded);
        Refused(() => Claim(Link with { Quote = "chose caching first" })).ShouldBe(CommitteeRefusal.Unfounded);
        Refused(() => Claim(Link with { RefId = $"{Guid.Empty}" })).ShouldBe(CommitteeRefusal.Unfounded);
        Claim(Link with { Quote = "chose  batching\nfirst" }, new(Packets.Interview, "submission", "s1", ""));
        committee.Statements.Count.ShouldBe(1);
    }

    [Fact]
    public void A_recused_member_is_counted_nowhere_and_does_not_come_back()
    {
        var committee = Discussing(A, B, C);
        Say(committee, A, StatementKind.StrongestFor);
        committee.ChangeMind(A, Recommendation.No, 0, "", Start);
        committee.Recuse(A, "my former colleague", Start);
        committee.Settle(Panel, Start);
        committee.Chairs[0].ShouldSatisfyAllConditions(c => c.Simulated.ShouldBeTrue(), c => c.Stance.ShouldNotBeNull());
        committee.Statements[0].Struck.ShouldBeTrue();
        committee.Changes[0].Struck.ShouldBeTrue();
        Refused(() => committee.Seat("chair-0", A, "again", oversees: false)).ShouldBe(CommitteeRefusal.NotYours);
        Refused(() => committee.Vote(A, Recommendation.Yes, "", Start)).ShouldBe(CommitteeRefusal.NotYours);
        committee.ChangeMind(B, Recommendation.StrongYes, 0, "", Start);
        Refused(() => committee.ChangeMind(B, Recommendation.No, movedBy: 1, "by what is struck", Start)).ShouldBe(CommitteeRefusal.Unfounded);
    }

    [Fact]
    public void Who_takes_a_chair_mid_way_votes_before_seeing_the_room()
    {
        var committee = Discussing(A, null);
        committee.Statements.ShouldContain(s => s.Simulated && !s.Struck);
        Refused(() => committee.Seat("chair-1", C, "Organizer", oversees: true)).ShouldBe(CommitteeRefusal.NotNow, "who sees the votes casts no first one");
        committee.Seat("chair-1", C, "Newcomer", oversees: false);
        committee.Settle(Panel, Start);
        committee.Statements.ShouldAllBe(s => s.Struck);
        (committee.IsOpenTo(A), committee.IsOpenTo(C)).ShouldBe((true, false));
        Refused(() => Say(committee, C, StatementKind.StrongestFor)).ShouldBe(CommitteeRefusal.NotNow);
        Finish(committee, A);
        committee.Phase.ShouldBe(CommitteePhase.Evidence, "the newcomer is waited for");
        committee.Vote(C, Recommendation.No, "", Start);
        committee.IsOpenTo(C).ShouldBeTrue();
        Finish(committee, C);
        committee.Phase.ShouldBe(CommitteePhase.Questions);
    }

    [Fact]
    public void At_the_deadline_of_the_first_vote_absent_chairs_are_absent_unless_nobody_voted()
    {
        var some = Open(rounds: true, A, B);
        some.Vote(A, Recommendation.Yes, "", Start);
        some.PassDeadline(CommitteePhase.FirstVote);
        some.Settle(Panel, Start);
        (some.Phase, some.Chairs[1].Missed).ShouldBe((CommitteePhase.Evidence, true));
        Refused(() => some.Vote(B, Recommendation.No, "", Start)).ShouldBe(CommitteeRefusal.NotNow);

        var none = Open(rounds: true, A, null);
        none.PassDeadline(CommitteePhase.FirstVote);
        none.Settle(Panel, Start);
        none.Phase.ShouldBe(CommitteePhase.Decided, "nobody is left to talk");
        none.Chairs.ShouldAllBe(c => c.Simulated);
        none.Decision!.WithoutSimulated.ShouldBeNull();
    }

    [Fact]
    public void A_late_or_repeated_deadline_ends_no_later_phase()
    {
        var committee = Discussing(A, B);
        committee.PassDeadline(CommitteePhase.FirstVote);
        committee.Settle(Panel, Start);
        committee.Phase.ShouldBe(CommitteePhase.Evidence);
        committee.PassDeadline(CommitteePhase.Evidence);
        committee.PassDeadline(CommitteePhase.Evidence);
        committee.Settle(Panel, Start);
        committee.Phase.ShouldBe(CommitteePhase.Questions);
        committee.Deadline.ShouldBe(Start + Duration.FromHours(1));
    }

    [Fact]
    public void Who_leaves_after_voting_is_counted_and_not_waited_for()
    {
        var committee = Discussing(A, B);
        committee.Leave(B);
        Should.Throw<CommitteeException>(() => committee.Recuse(B, "too late to take the vote back", Start)).Message.ShouldContain("left this cohort");
        Finish(committee, A);
        Finish(committee, A);
        Finish(committee, A);
        committee.FinalVote(A, Recommendation.Yes, 0, "", Start);
        committee.Settle(Panel, Start);
        committee.Decision!.Reason.ShouldContain("2 to 0");
    }

    [Fact]
    public void A_missing_bar_raiser_is_simulated_because_the_rule_cannot_do_without()
    {
        var committee = new Committee(Guid.Empty, new("bar-raiser", Duration.FromHours(4), Duration.Zero),
            [new Chair(Guid.Empty, "a", 0, ChairPower.None, A, "A"), new Chair(Guid.Empty, "b", 1, ChairPower.BarRaiser, B, "B")], Start);
        committee.Vote(A, Recommendation.Yes, "", Start);
        committee.PassDeadline(CommitteePhase.FirstVote);
        committee.Settle(Panel, Start);
        committee.Chairs[1].Simulated.ShouldBeTrue();
        committee.Decision!.Reason.ShouldContain("Simulated: b");
    }
}
