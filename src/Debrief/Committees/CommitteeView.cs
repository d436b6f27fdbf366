using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Committees;

/// <summary>A committee as proto. Votes are sealed until the loop is decided; that somebody voted is not.</summary>
static class CommitteeView
{
    public static Proto.Committee Of(Loop loop, IEnumerable<Proto.StageDebrief> packet) => new()
    {
        LoopId = loop.Id.ToString(),
        CohortId = loop.CohortId.ToString(),
        CandidateId = loop.CandidateId.ToString(),
        Chairs = { loop.Chairs.OrderBy(c => c.Position).Select(c => Of(c, decided: !loop.Open)) },
        Packet = { packet },
        Decision = loop.Open ? null : LoopView.Of(loop, withReason: true),
        Deadline = loop.VoteDeadline.ToTimestamp(),
        Rule = loop.CommitteeRule,
        Version = loop.Version,
    };

    static Proto.CommitteeChair Of(Chair chair, bool decided) => new()
    {
        Role = chair.Role,
        PersonId = chair.PersonId?.ToString() ?? "",
        Name = chair.Name,
        Simulated = chair.Simulated,
        Voted = chair.Vote is not null,
        Vote = decided ? (Proto.Recommendation)(chair.Vote ?? 0) : 0,
        Rationale = decided ? chair.Rationale : "",
    };
}
