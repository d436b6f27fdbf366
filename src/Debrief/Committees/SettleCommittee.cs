using Microsoft.Extensions.Options;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Committees;
using Mockloop.Debrief.Loops;
using Mockloop.Debrief.Phrasing;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Debrief.Committees;

/// <summary>
/// Lets the engine draw what follows from the facts: simulated panelists act, phases end and get their due times, the decision
/// ends the loop. Called under the loop's lock.
/// </summary>
sealed class SettleCommittee(
    DebriefDb db, TrackCache tracks, Packets packets, IOptions<LanguageModelOptions> model, DomainClock clock)
{
    // The random end of an id made from the time.
    const int SeedAt = 12;

    public async Task RunAsync(Loop loop, CancellationToken ct)
    {
        if (!loop.Open || loop.Committee is not { } committee)
            return;
        await db.LoadDiscussionAsync(committee, ct);
        var (before, said) = (committee.Phase, committee.Statements.Count);
        committee.Settle(await PanelAsync(loop, ct), clock.Now);
        if (model.Value.On && (committee.Decision is not null || committee.Statements.Count > said))
            db.Schedule(PhraseCommittee.Kind, loop.Id, clock.Now);
        if (committee.Decision is { } decision)
            await db.EndLoopAsync(loop, decision.Hire ? LoopOutcome.Hire : LoopOutcome.NoHire, decision.Reason, clock.Now, ct);
        else if (committee.Phase != before)
            db.SchedulePhase(committee, clock.Now);
    }

    async Task<SimulatedPanel> PanelAsync(Loop loop, CancellationToken ct)
    {
        var track = await tracks.GetAsync(loop.TrackHash!, ct);
        return new SimulatedPanel(
            await packets.ReadAsync(loop.Id, loop.TrackHash!, ct),
            (track.Committee?.Chairs ?? []).ToDictionary(c => c.Role, c => new PanelistStance(c.Stance.ToDictionary(), [.. c.PushesBackOn])),
            BitConverter.ToInt32(loop.Id.ToByteArray(), SeedAt));
    }
}
