using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Cast;
using Mockloop.Simulator.Platform;

namespace Mockloop.Simulator.Play;

/// <summary>Everybody signs in, the organizer invites them, they say when they are free, the loops are planned.</summary>
sealed class CohortSetup(SimulationOptions options, Actor organizer, IReadOnlyList<Actor> members, SteppedClock clock, Progress progress)
{
    const int MostPlannings = 60;
    static readonly string[] Zones = ["Europe/Paris", "Europe/Berlin", "Europe/London", "Europe/Madrid"];

    internal async Task<CohortAtPlay> GatherAsync(CancellationToken stop)
    {
        await clock.AskAsync(stop);
        await IntroduceAsync(organizer, 0, stop);
        var track = await organizer.Questions.GetTrackAsync(new() { Id = options.Track }, cancellationToken: stop);
        var cohort = await organizer.Scheduling.CreateCohortAsync(Request(track), cancellationToken: stop);
        progress.Say($"Cohort \"{cohort.Name}\" on track {track.Name}: {members.Count} members, {options.Candidates} candidates");
        for (var i = 0; i < members.Count; i++) await IntroduceAsync(members[i], i, stop);
        await clock.SettleAsync(stop);
        return new(cohort.CohortId, track, organizer, members, options.Candidates, options.Seed);
    }

    /// <summary>The newest cohort of that seed as it stands; null where there is none. A planned one needs no introductions.</summary>
    internal async Task<(CohortAtPlay Cohort, bool Planned)?> FindAsync(CancellationToken stop)
    {
        var known = (await organizer.Scheduling.ListCohortsAsync(new(), cancellationToken: stop)).Cohorts
            .Where(c => c.Name == options.CohortName).MaxBy(c => c.CohortId, StringComparer.Ordinal);
        if (known is null) return null;
        var loops = (await organizer.Scheduling.ListLoopsAsync(new() { CohortId = known.CohortId }, cancellationToken: stop)).Loops;
        var planned = loops.Count >= options.Candidates;
        foreach (var (actor, index) in members.Select((m, i) => (m, i)).Prepend((organizer, 0)))
            if (planned) await RecogniseAsync(actor, stop);
            else await IntroduceAsync(actor, index, stop);
        var track = await organizer.Questions.GetTrackAsync(new() { Id = options.Track }, cancellationToken: stop);
        progress.Say($"Cohort \"{known.Name}\" plays on: {loops.Count} loops, {loops.Count(l => l.State == LoopState.Running)} of them open");
        await clock.AlignAsync(stop);
        return (new(known.CohortId, track, organizer, members, options.Candidates, options.Seed), planned);
    }

    static async Task RecogniseAsync(Actor actor, CancellationToken stop)
    {
        var me = await actor.Scheduling.GetMeAsync(new(), cancellationToken: stop);
        (actor.PersonId, actor.Name) = (me.PersonId, me.Name);
    }

    CreateCohortRequest Request(Track track)
    {
        var request = new CreateCohortRequest
        {
            Name = options.CohortName,
            TrackId = track.Id,
            StartDate = NextMonday().ToString("yyyy-MM-dd", null),
            TimeZone = Zones[0],
            IdempotencyKey = Guid.CreateVersion7().ToString(),
        };
        string[] everyRole = [.. track.Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r.Id}"))];
        for (var i = 0; i < members.Count; i++)
            request.Invitations.Add(new Invitation
            {
                Email = $"{members[i].UserName}@demo.mockloop.local",
                Candidate = i < options.Candidates,
                Interviewer = true,
                Qualifications = { everyRole },
            });
        return request;
    }

    DateOnly NextMonday()
    {
        var today = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        return today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1);
    }

    async Task IntroduceAsync(Actor actor, int index, CancellationToken stop)
    {
        await RecogniseAsync(actor, stop);
        var dice = Dice.For(options.Seed, index);
        await actor.Scheduling.UpdateMeAsync(
            new() { Name = actor.Name, TimeZone = Zones[dice.Next(Zones.Length)], DailyCap = 3, WeeklyCap = 12 }, cancellationToken: stop);
        await actor.Scheduling.SetAvailabilityAsync(new() { Rules = { Week(dice) } }, cancellationToken: stop);
    }

    static IEnumerable<WeeklyRule> Week(Random dice)
    {
        for (var day = 1; day <= 5; day++)
            yield return new() { DayOfWeek = day, From = $"{dice.Next(8, 10):00}:00", To = $"{dice.Next(17, 20)}:00" };
    }

    /// <summary>Plans a loop for every candidate; throws with the reasons when one cannot be placed.</summary>
    internal async Task PlanAsync(CohortAtPlay cohort, CancellationToken stop)
    {
        var last = await PlannedAsync(cohort, stop);
        if (last.Unplaced.Count > 0)
            throw new InvalidOperationException("Not everybody could be placed: "
                + string.Join("; ", last.Unplaced.Select(u => $"{cohort.ByPerson(u.CandidateId).Name}, {u.StageId}: {u.Reason} {u.Relaxation}")));
        progress.Say($"Planned {last.Loops.Count} loops, {last.Loops.Sum(l => l.Interviews.Count)} interviews, in {last.Seconds:0.0} s");
        await clock.SettleAsync(stop);
    }

    // Planning again plans only who has no loop yet, so an answer that was lost is asked for again.
    async Task<PlanLoopsProgress> PlannedAsync(CohortAtPlay cohort, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                using var call = organizer.Scheduling.PlanLoops(
                    new() { CohortId = cohort.Id, Seed = options.Seed, Seconds = 10 }, cancellationToken: stop);
                PlanLoopsProgress? last = null;
                while (await call.ResponseStream.MoveNext(stop)) last = call.ResponseStream.Current;
                return last is { Phase: "done" } ? last : throw new InvalidOperationException("Planning ended without a plan.");
            }
            catch (RpcException e) when (PatientCalls.MayRepeat(e, stop) && attempt < MostPlannings)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
            }
    }
}
