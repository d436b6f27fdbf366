using Mockloop.Debrief.Engine.Committees;
using Mockloop.Debrief.Loops;
using Mockloop.Debrief.Phrasing;
using Mockloop.ServiceDefaults;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Committees;

/// <summary>
/// A committee as proto. Votes and words are shown to those to whom the engine opens them; that somebody voted is never hidden.
/// </summary>
static class CommitteeView
{
    public static Proto.Committee Of(
        Loop loop, Committee committee, Guid viewer, IEnumerable<Proto.StageDebrief> packet, IReadOnlyCollection<Phrase> phrases)
    {
        bool open = !loop.Open || committee.IsOpenTo(viewer), judged = loop.CandidateId == viewer;
        return new()
        {
            LoopId = loop.Id.ToString(),
            CohortId = loop.CohortId.ToString(),
            CandidateId = loop.CandidateId.ToString(),
            Chairs = { committee.Chairs.Select(c => Of(committee, c, open)) },
            Packet = { packet },
            Decision = loop.Open ? null : LoopView.Of(loop, withReason: true, phrases.SingleOrDefault(p => p.Number == Phrase.OfDecision)),
            Deadline = committee.Deadline.ToTimestamp(),
            Rule = committee.Rule,
            Version = loop.Version + committee.Version,
            Phase = (Proto.CommitteePhase)committee.Phase,
            RoundHours = (int)committee.RoundTime.TotalHours,
            Statements = { open ? committee.Statements.Select(s => Of(s, phrases.SingleOrDefault(p => p.Number == s.Number))) : [] },
            Changes = { open ? committee.Changes.Select(Of) : [] },
            Recusals = { open ? committee.Recusals.Select(r => Of(r, withReason: !judged)) : [] },
        };
    }

    static Proto.CommitteeChair Of(Committee committee, Chair chair, bool open) => new()
    {
        Role = chair.Role,
        PersonId = chair.PersonId?.ToString() ?? "",
        Name = chair.Name,
        Simulated = chair.Simulated,
        Voted = chair.Vote is not null,
        Vote = open ? (Proto.Recommendation)(chair.Stance ?? 0) : 0,
        Rationale = open ? chair.Rationale : "",
        FirstVote = open ? (Proto.Recommendation)(chair.Vote ?? 0) : 0,
        FinalRationale = open ? chair.FinalRationale : "",
        Owes = committee.Owes(chair),
        Power = chair.Power switch { ChairPower.Veto => CommitteeRuling.Veto, ChairPower.BarRaiser => CommitteeRuling.BarRaiser, _ => "" },
        RemindedAt = chair.RemindedAt.ToTimestamp(),
    };

    static Proto.Statement Of(Statement said, Phrase? phrase) => new()
    {
        Number = said.Number,
        Role = said.Role,
        PersonId = said.PersonId?.ToString() ?? "",
        Simulated = said.Simulated,
        Round = (Proto.CommitteePhase)said.Round,
        Kind = (Proto.StatementKind)said.Kind,
        Text = said.Text,
        About = said.About,
        SignalId = said.SignalId,
        Evidence = { said.Links.Select(Of) },
        At = said.At.ToTimestamp(),
        Struck = said.Struck,
        Phrase = Of(phrase),
    };

    public static Proto.Phrase? Of(Phrase? phrase) => phrase is null ? null
        : new() { Text = phrase.Text, Model = phrase.Model, Refused = phrase.Refused };

    static Proto.ChangeOfMind Of(ChangeOfMind change) => new()
    {
        Role = change.Role,
        From = (Proto.Recommendation)change.From,
        To = (Proto.Recommendation)change.To,
        MovedBy = change.MovedBy,
        MovedByRole = change.MovedByRole,
        Reason = change.Reason,
        At = change.At.ToTimestamp(),
        Struck = change.Struck,
    };

    // Why somebody does not judge the candidate may be about the candidate, and was told to the committee.
    static Proto.Recusal Of(Recusal recusal, bool withReason) => new()
    {
        Role = recusal.Role,
        PersonId = recusal.PersonId.ToString(),
        Reason = withReason ? recusal.Reason : "",
        At = recusal.At.ToTimestamp(),
    };

    public static Proto.EvidenceLink Of(EvidenceLink link) => new()
    {
        InterviewId = link.InterviewId.ToString(),
        Kind = link.Kind,
        RefId = link.RefId,
        Quote = link.Quote,
    };
}
