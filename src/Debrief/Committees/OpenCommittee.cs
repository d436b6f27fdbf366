using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Committees;
using Mockloop.Debrief.Loops;
using Mockloop.Debrief.Members;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;
using NodaTime;

namespace Mockloop.Debrief.Committees;

/// <summary>
/// Seats the committee of a loop whose stages are all decided. A due time of its own, set in the transaction of the last stage's
/// decision: Scheduling is asked while no loop is locked, and asked again later when it does not answer.
/// </summary>
sealed class OpenCommittee(
    DebriefDb db, TrackCache tracks, IQualifiedPeople people, SettleCommittee settle, DomainClock clock, ILogger<OpenCommittee> log) : IDueHandler
{
    public const string Kind = "committee-open";
    const int DefaultVoteHours = 48;
    static readonly Duration AskAgain = Duration.FromMinutes(1);

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var seen = await db.Loops.AsNoTracking().Include(l => l.Committee).SingleAsync(l => l.Id == due.Key, ct);
        if (!seen.Open || seen.Committee is not null)
            return;
        var track = await tracks.GetAsync(seen.TrackHash!, ct);
        var rule = track.Committee ?? new CommitteeRule();
        try
        {
            await OpenAsync(seen, track, rule, await QualifiedAsync(seen.CohortId!.Value, rule, ct), ct);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            log.LogWarning("The committee of loop {Loop} waits, Scheduling does not answer: {Why}", due.Key, e.Status.Detail);
            db.Schedule(Kind, due.Key, clock.Now + AskAgain);
        }
        await db.SaveChangesAsync(ct);
    }

    async Task OpenAsync(Loop seen, Track track, CommitteeRule rule, Dictionary<string, IReadOnlyList<QualifiedMember>> qualified, CancellationToken ct)
    {
        await db.EnterSeatingAsync(ct);
        var loop = await db.LockLoopAsync(seen.Id, ct);
        if (!loop.Open || loop.Committee is not null)
            return;
        var panels = await PanelsAsync(loop, track, ct);
        var gone = await db.GoneAsync(loop.CohortId!.Value, ct);
        var seats = CommitteeSeating.Assign([.. rule.Chairs.Select(c => panels.Open(c, qualified[c.Qualification], gone))]);
        var names = qualified.Values.SelectMany(q => q).GroupBy(q => q.PersonId).ToDictionary(g => g.Key, g => g.First().Name);
        loop.Seat(new Committee(loop.Id, Setup(rule), rule.Chairs.Select((c, i) =>
            new Engine.Committees.Chair(loop.Id, c.Role, i, Power(c), seats[i], seats[i] is { } p ? names.GetValueOrDefault(p, "") : "")), clock.Now));
        db.SchedulePhase(loop.Committee!, clock.Now);
        await settle.RunAsync(loop, ct);
    }

    static CommitteeSetup Setup(CommitteeRule rule) => new(
        rule.Rule.Length > 0 ? rule.Rule : CommitteeRuling.Majority,
        Duration.FromHours(rule.VoteDeadlineHours > 0 ? rule.VoteDeadlineHours : DefaultVoteHours),
        Duration.FromHours(rule.RoundHours));

    static ChairPower Power(Contracts.Questions.Chair chair) => chair.Power switch
    {
        CommitteeRuling.Veto => ChairPower.Veto,
        CommitteeRuling.BarRaiser => ChairPower.BarRaiser,
        _ => ChairPower.None,
    };

    async Task<Dictionary<string, IReadOnlyList<QualifiedMember>>> QualifiedAsync(Guid cohortId, CommitteeRule rule, CancellationToken ct)
    {
        var qualified = new Dictionary<string, IReadOnlyList<QualifiedMember>>(StringComparer.Ordinal);
        foreach (var qualification in rule.Chairs.Select(c => c.Qualification).Distinct())
            qualified[qualification] = await people.ListAsync(cohortId, qualification, ct);
        return qualified;
    }

    async Task<LoopPanels> PanelsAsync(Loop loop, Track track, CancellationToken ct)
    {
        var interviews = await db.Interviews.AsNoTracking().Where(i => i.LoopId == loop.Id).ToListAsync(ct);
        var last = track.Stages.Last(s => loop.Stages.Any(p => p.StageId == s.Id)).Id;
        return new LoopPanels(loop.CandidateId!.Value, last, interviews);
    }
}
