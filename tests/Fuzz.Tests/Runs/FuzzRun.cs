using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Mockloop.Fuzz.Tests.Platform;
using Mockloop.Fuzz.Tests.Replies;
using Mockloop.Fuzz.Tests.Requests;
using Mockloop.Fuzz.Tests.World;

namespace Mockloop.Fuzz.Tests.Runs;

/// <summary>Many calls in batches: made from what replies taught so far, sent at the same time, judged, learned from in order.</summary>
sealed class FuzzRun(FuzzWorld world, int seed, Pool pool) : IDisposable
{
    const int Batch = 200, AtOnce = 12;
    readonly Oracles _oracles = new(Canaries.Of(world.A, world.B));
    readonly GrpcSender _grpc = new(world.Platform);
    readonly RestSender _rest = new(world.Platform);
    readonly ConcurrentDictionary<(string, bool, string), Finding> _findings = [];
    readonly ConcurrentDictionary<(string Method, bool IsRest, StatusCode Code), int> _counts = [];

    public IEnumerable<Finding> Findings => _findings.Values;

    public IReadOnlyDictionary<(string Method, bool IsRest, StatusCode Code), int> Counts => _counts;

    public double PerSecond { get; private set; }

    /// <summary>Makes the calls from this number on; after the last batch and in between, every service must still be well.</summary>
    public async Task MakeAsync(int from, int count, IReadOnlyList<MappedMethod> methods, IReadOnlyList<Caller> callers, bool late)
    {
        var plan = new FuzzPlan(seed, methods, callers, new RequestGenerator(pool, await world.Clock.NowAsync()));
        var watch = Stopwatch.StartNew();
        for (var done = 0; done < count; done += Batch)
        {
            var calls = Enumerable.Range(from + done, Math.Min(Batch, count - done)).Select(number => plan.Next(number, late)).ToList();
            var replies = new Reply[calls.Count];
            await Parallel.ForAsync(0, calls.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => replies[i] = await SendAsync(calls[i]));
            for (var i = 0; i < calls.Count; i++)
                await JudgeAsync(calls[i], replies[i], plan);
            foreach (var service in FuzzPlatform.WithDatabase)
                await world.Platform.HealthyAsync(service);
        }
        PerSecond = count / watch.Elapsed.TotalSeconds;
    }

    public string Summary()
    {
        var text = new StringBuilder($"{_counts.Values.Sum()} calls, {PerSecond:0} a second\n");
        foreach (var method in _counts.GroupBy(c => (c.Key.Method, c.Key.IsRest)).OrderBy(g => g.Key.Method, StringComparer.Ordinal))
            text.AppendLine($"  {method.Key.Method,-46} {(method.Key.IsRest ? "REST" : "gRPC")} {string.Join(' ', method.OrderBy(c => c.Key.Code).Select(c => $"{c.Key.Code}:{c.Value}"))}");
        return text.ToString();
    }

    public void Dispose() => _rest.Dispose();

    Task<Reply> SendAsync(FuzzCall call) => call.Rest is null ? _grpc.SendAsync(call) : _rest.SendAsync(call);

    async Task JudgeAsync(FuzzCall call, Reply reply, FuzzPlan plan)
    {
        _counts.AddOrUpdate((call.Method.Name, call.Rest is not null, reply.Code), 1, (_, n) => n + 1);
        if (_oracles.Complaint(call, reply) is { } complaint && !await _oracles.IsLiftedAsync(complaint))
            await NoteAsync(call, reply, complaint);
        plan.Welcome(call, reply);
        if (!reply.Ok)
            return;
        foreach (var message in reply.Messages.TakeLast(1))
            pool.Harvest(call.Method.Method.OutputType.Parser.ParseFrom(message), call.Caller.Name);
    }

    async Task NoteAsync(FuzzCall call, Reply reply, string complaint)
    {
        var finding = new Finding(complaint, call, reply, Cause(reply));
        if (!_findings.TryAdd((finding.Kind.Item1, finding.Kind.Item3, finding.Kind.Item2), finding))
            return;
        var last = reply;
        var small = await Shrink.RunAsync(call, async smaller =>
        {
            var again = await SendAsync(smaller);
            if (_oracles.Complaint(smaller, again) != complaint)
                return false;
            last = again;
            return true;
        });
        _findings[(finding.Kind.Item1, finding.Kind.Item3, finding.Kind.Item2)] = new(complaint, small, last, Cause(last));
    }

    string? Cause(Reply reply) => world.Platform.Log.CauseOf(reply.Text);
}
