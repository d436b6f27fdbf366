using System.Collections.Concurrent;
using Grpc.Core;

namespace Mockloop.Load.Restart;

/// <summary>One client that calls again and again and counts what it was answered.</summary>
sealed class Traffic(string name, Func<int, Task> call)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);
    readonly ConcurrentDictionary<string, int> refused = [];

    public int Answered { get; private set; }

    public int Failed => refused.Values.Sum();

    public async Task RunAsync(CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            try
            {
                await call(number);
                Answered++;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
            {
                // "Full" is an answer; what was refused is not counted as written.
                await Task.Delay(500, CancellationToken.None);
            }
            catch (Exception e) when (e is RpcException or HttpRequestException)
            {
                refused.AddOrUpdate($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {(e is RpcException r ? $"{r.StatusCode} {r.Status.Detail}" : e.Message)}", 1, (_, n) => n + 1);
            }
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    public override string ToString() =>
        $"{name}: {Answered} answered, {Failed} failed{string.Concat(refused.Select(r => $"\n            {r.Value} × {r.Key}"))}";
}
