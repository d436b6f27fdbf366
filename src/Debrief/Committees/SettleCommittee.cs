using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Debrief.Committees;

/// <summary>Lets simulated panelists vote, and decides when every chair has voted or is absent. Called under the loop's lock.</summary>
sealed class SettleCommittee(DebriefDb db, TrackCache tracks, Packets packets, DomainClock clock)
{
    public async Task RunAsync(Loop loop, CancellationToken ct)
    {
        if (!loop.Voting)
            return;
        var packet = await packets.ReadAsync(loop.Id, loop.TrackHash!, ct);
        await SimulateAsync(loop, packet, ct);
        if (loop.Chairs.Any(c => !c.Done))
            return;
        var votes = loop.Chairs.OrderBy(c => c.Position).Select(c => new ChairVote(c.Role, c.Simulated, c.Vote)).ToList();
        var verdict = CommitteeRuling.Decide(loop.CommitteeRule, votes, packet);
        await db.EndLoopAsync(loop, verdict.Hire ? LoopOutcome.Hire : LoopOutcome.NoHire, verdict.Reason, clock.Now, ct);
    }

    async Task SimulateAsync(Loop loop, IReadOnlyList<PacketStage> packet, CancellationToken ct)
    {
        var track = await tracks.GetAsync(loop.TrackHash!, ct);
        foreach (var chair in loop.Chairs.Where(c => c.Simulated && c.Vote is null))
        {
            var stance = track.Committee.Chairs.First(c => c.Role == chair.Role).Stance;
            var vote = SimulatedPanelist.Vote(packet, stance.ToDictionary());
            chair.Cast(vote.Recommendation, vote.Rationale, clock.Now);
        }
    }
}
