using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Mockloop.Contracts;
using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Platform;
using Spectre.Console;
using Channels = Mockloop.Simulator.Platform.Channels;

namespace Mockloop.Simulator.Play;

/// <summary>
/// Plays a seeded cohort from the invitations to the last decision: act on whatever is on, wait until nothing moves,
/// step the domain clock to the next due time.
/// </summary>
sealed class Simulation
{
    readonly CohortAtPlay cohort;
    readonly SteppedClock clock;
    readonly RoundsAtPlay rounds;
    readonly CardsAtPlay cards;
    readonly CommitteesAtPlay committees;
    readonly DeclinesAtPlay declines;

    Simulation(CohortAtPlay cohort, SteppedClock clock, Progress progress)
    {
        this.cohort = cohort;
        this.clock = clock;
        rounds = new(cohort, progress);
        cards = new(cohort);
        committees = new(cohort);
        declines = new(cohort, progress);
    }

    /// <summary>Exit code: 0 when every loop ended, 1 when not, 2 when it could not begin.</summary>
    internal static async Task<int> RunAsync(SimulationOptions options, IConfiguration configuration, TimeProvider time, CancellationToken stop)
    {
        if (options.Complaint() is { } complaint)
        {
            AnsiConsole.WriteLine(complaint);
            return 2;
        }

        using var channels = new Channels(configuration);
        using var organizer = new Actor(configuration, channels, time, "organizer");
        var members = Enumerable.Range(1, options.Members).Select(i => new Actor(configuration, channels, time, $"member{i:00}")).ToList();
        try
        {
            return await PlayAsync(options, organizer, members, time, stop);
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or TimeoutException or HttpRequestException)
        {
            Console.Error.WriteLine(e is RpcException r ? Explain(r) : e.Message);
            return e is RpcException { StatusCode: StatusCode.InvalidArgument } ? 2 : 1;
        }
        finally
        {
            members.ForEach(m => m.Dispose());
        }
    }

    // A refusal speaks for itself; where in the play anything else happened is worth knowing.
    static string Explain(RpcException e) => e.StatusCode == StatusCode.InvalidArgument
        ? e.Status.Detail
        : $"{e.StatusCode}: {e.Status.Detail}{Environment.NewLine}{e.StackTrace}";

    static async Task<int> PlayAsync(SimulationOptions options, Actor organizer, IReadOnlyList<Actor> members, TimeProvider time, CancellationToken stop)
    {
        var begun = time.GetTimestamp();
        var progress = new Progress();
        var clock = new SteppedClock(organizer, time, fromTheStart: options.Resume);
        var setup = new CohortSetup(options, organizer, members, clock, progress);
        var (cohort, planned) = options.Resume && await setup.FindAsync(stop) is { } found ? found : (await setup.GatherAsync(stop), false);
        if (!planned)
            await setup.PlanAsync(cohort, stop);
        var play = new Simulation(cohort, clock, progress);
        await play.declines.NameBackupsAsync(stop);
        var finished = await play.ToTheEndAsync(stop);
        var report = await Report.MakeAsync(cohort, clock, time.GetElapsedTime(begun), stop);
        report.Print();
        if (options.ResultFile is { } file) await report.WriteAsync(file, stop);
        return finished && report.Failed == 0 ? 0 : 1;
    }

    async Task<bool> ToTheEndAsync(CancellationToken stop)
    {
        while (true)
        {
            while (await rounds.ActAsync(clock.Now, stop) + await cards.ActAsync(stop) + await committees.ActAsync(stop) > 0)
                await clock.SettleAsync(stop);
            var loops = await new ListLoopsRequest { CohortId = cohort.Id }.AllAsync(r => cohort.Organizer.Scheduling.ListLoopsAsync(r, cancellationToken: stop));
            if (loops.Loops.All(l => l.State != LoopState.Running)) return true;
            if (await declines.ActAsync(loops.Loops, clock.Now, stop) > 0) await clock.SettleAsync(stop);
            if (await clock.StepAsync(stop)) continue;
            Console.Error.WriteLine("Nothing is due any more, yet loops are open: "
                + string.Join(", ", loops.Loops.Where(l => l.State == LoopState.Running).Select(l => l.CandidateName)));
            return false;
        }
    }
}
