using System.Text.Json;
using System.Threading.Channels;
using Grpc.Core;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Engine.Answers;
using Mockloop.Matching.Engine.Planning;
using Mockloop.Matching.History;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Matching.Solving;

/// <summary>Plans an instance, with what the service knows of who met whom, and streams how it gets on.</summary>
sealed class Solve(IPlanner planner, PairingHistory history)
{
    const int DefaultSeconds = 10, MostSeconds = 300;

    // What is left of it nobody would notice; the time is better given back.
    const double DefaultGap = 0.0025;

    public async Task HandleAsync(SolveRequest request, IServerStreamWriter<SolveProgress> stream, CancellationToken ct)
    {
        var seconds = request.Seconds == 0 ? DefaultSeconds : Require.Range(request.Seconds, 1, MostSeconds, "seconds");
        var instance = await history.AddToAsync(Require.Present(request.Instance, "instance").ToEngine(), ct);
        var options = new PlanOptions { Seed = request.Seed, TimeLimit = TimeSpan.FromSeconds(seconds), Gap = GapOf(request) };
        // Only the newest step matters; a slow reader must not slow the planner.
        var steps = Channel.CreateBounded<PlanProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var solving = Task.Run(() => Run(instance, options, steps.Writer, ct), CancellationToken.None);
        await foreach (var step in steps.Reader.ReadAllAsync(ct))
            await stream.WriteAsync(step.ToProto(), ct);
        var plan = await solving;
        var last = plan.ToProto();
        last.Terms = PlanValue.Of(instance, plan.Placed).ToProto();
        await stream.WriteAsync(last, ct);
    }

    static double GapOf(SolveRequest request)
    {
        if (!request.HasGap)
            return DefaultGap;
        Require.That(request.Gap is >= 0 and <= 1, "gap", request.Gap, "must be 0 to 1, e.g. 0.01 for 1 %");
        return request.Gap;
    }

    Plan Run(Engine.Planning.PlanInstance instance, PlanOptions options, ChannelWriter<PlanProgress> steps, CancellationToken ct)
    {
        try
        {
            return planner.Solve(instance, options, new Steps(steps), ct);
        }
        catch (PlanInstanceException e)
        {
            // The engine names fields as its JSON does; the caller sent a message.
            throw DomainException.Invalid($"instance.{JsonNamingPolicy.SnakeCaseLower.ConvertName(e.Field)}", e.Value, e.Rule);
        }
        finally
        {
            steps.Complete();
        }
    }

    // Progress<T> would post to the thread pool and could report after the end.
    sealed class Steps(ChannelWriter<PlanProgress> writer) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => writer.TryWrite(value);
    }
}
