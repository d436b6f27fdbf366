using System.Diagnostics;
using Mockloop.TestServers;

namespace Mockloop.Load.Queue;

/// <summary>Kills the worker that has run longest every five seconds and starts it anew, as long as another one is ready.</summary>
sealed class WorkerKiller(IReadOnlyList<ServiceProcess> workers)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5), Look = TimeSpan.FromSeconds(0.5);
    readonly Stopwatch sinceProgress = Stopwatch.StartNew();
    long noted = -1;
    long said;

    public int Kills { get; private set; }

    /// <summary>Turns without a kill, because only one worker was ready.</summary>
    public int Spared { get; private set; }

    public TimeSpan SinceProgress => sinceProgress.Elapsed;

    /// <summary>Notes how many results there are; true when a hundred more are worth a line.</summary>
    public bool Noted(long results)
    {
        if (results != noted)
            sinceProgress.Restart();
        noted = results;
        if (results / 100 == said)
            return false;
        said = results / 100;
        return true;
    }

    public async Task UntilAsync(Func<Task<bool>> isDone)
    {
        var sinceKill = Stopwatch.StartNew();
        while (!await isDone())
        {
            await Task.Delay(Look);
            if (sinceKill.Elapsed < Pause)
                continue;
            sinceKill.Restart();
            await KillOneAsync();
        }
    }

    // Where starting takes longer than a turn, killing whoever is about to be ready would only show that nobody works.
    async Task KillOneAsync()
    {
        foreach (var worker in workers.Where(w => !w.Runs))
            worker.Start();
        var ready = new List<ServiceProcess>();
        foreach (var worker in workers.OrderByDescending(w => w.Age.Elapsed))
            if (await worker.IsHealthyAsync())
                ready.Add(worker);
        if (ready.Count < 2)
        {
            Spared++;
            return;
        }
        await ready[0].KillAsync();
        ready[0].Start();
        Kills++;
    }
}
