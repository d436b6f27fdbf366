using System.Diagnostics;
using Mockloop.Load.Queue;

namespace Mockloop.Load.Rate;

/// <summary>
/// How many small C++ submissions one worker judges in a minute for each core of the machine, compile included: handed in
/// through the public API while it works, from the first lease to the last stored result.
/// </summary>
sealed class RateLoad(Checks checks, int submissions)
{
    const int PerRound = 10;
    const double LeastPerCore = 60, MostMiB = 200;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Longest = TimeSpan.FromMinutes(9), Look = TimeSpan.FromSeconds(0.5);

    public async Task RunAsync()
    {
        await using var platform = await QueuePlatform.StartAsync(submissions, 1, SmallProblem.Write);
        var queue = new QueueCounts(platform.Database);
        var counts = new RateCounts(platform.Database);
        await queue.NoteLeasesAsync();
        await counts.NoteResultsAsync();
        var rounds = await RunningRounds.StartAsync(platform, (submissions + PerRound - 1) / PerRound);
        var worker = platform.Workers[0];
        worker.Start();
        await worker.UntilHealthyAsync(Patience);
        await UntilIdleAsync(worker.Id);

        var before = CpuUse.Now(platform);
        var expected = await SubmitAsync(platform, rounds);
        await UntilDoneAsync(queue);
        var use = CpuUse.Now(platform) - before;
        var peak = ProcessUse.PeakMiB(worker.Id);
        var devices = ProcessUse.Descendants(worker.Id).Where(p => ProcessUse.IsCalled(p, "Grading.Device")).Select(ProcessUse.PeakMiB).ToArray();
        Judge(await counts.JudgedAsync(), expected, use, peak, devices);
        checks.Equal(await worker.StopAsync(), 0, "the worker's orderly end");
    }

    /// <summary>Once healthy it goes on to try its other languages and to compile a header ahead, which is no submission's time.</summary>
    static async Task UntilIdleAsync(int worker)
    {
        var waited = Stopwatch.StartNew();
        for (var (last, still) = (-1.0, 0); still < 4;)
        {
            await Task.Delay(Look);
            var cpu = ProcessUse.Cpu(worker) + ProcessUse.Descendants(worker).Sum(ProcessUse.Cpu);
            still = Math.Abs(cpu - last) < 0.05 ? still + 1 : 0;
            last = cpu;
            if (waited.Elapsed > Patience)
                throw new TimeoutException("The worker did not come to rest.");
        }
    }

    async Task<Dictionary<Guid, string>> SubmitAsync(QueuePlatform platform, IReadOnlyList<RunningRound> rounds)
    {
        var expected = new Dictionary<Guid, string>();
        for (var number = 0; number < submissions; number++)
        {
            var round = rounds[number / PerRound];
            var stored = await platform.As(round.Candidate).SubmitCodeAsync(CppPrograms.Request(round.Interview, number));
            expected[Guid.Parse(stored.SubmissionId)] = CppPrograms.VerdictOf(number);
        }
        return expected;
    }

    async Task UntilDoneAsync(QueueCounts counts)
    {
        for (var clock = Stopwatch.StartNew(); await counts.ResultsAsync() < submissions; await Task.Delay(Look))
            if (clock.Elapsed > Longest)
                throw new TimeoutException($"{await counts.ResultsAsync()} of {submissions} results after {clock.Elapsed.TotalSeconds:0} s");
    }

    void Judge(IReadOnlyList<Judged> judged, Dictionary<Guid, string> expected, CpuUse use, double peak, double[] devices)
    {
        var wrong = judged.Where(j => expected.GetValueOrDefault(j.Submission) != j.Verdict).ToArray();
        checks.Equal(judged.Count, submissions, "results");
        checks.That(wrong.Length == 0, $"every verdict is right{string.Concat(wrong.Take(3).Select(w => $"; {w.Submission}: {w.Verdict}"))}");
        var cores = Environment.ProcessorCount;
        var took = (judged.Max(j => j.StoredAt) - judged.Min(j => j.LeasedAt)).TotalSeconds;
        var perMinute = 60 * judged.Count / took;
        var seconds = judged.Select(j => j.Seconds).Order().ToArray();
        Checks.Say($"{judged.Count} results in {took:0.0} s: {perMinute:0} a minute on {cores} cores; "
            + $"{seconds[seconds.Length / 2]:0.00} s each (median), {seconds[(int)(0.95 * (seconds.Length - 1))]:0.00} s (p95), "
            + $"of these {judged.Average(j => j.CompileWall):0.00} s compiling and {judged.Average(j => j.RunWall):0.00} s running (means)");
        var (compile, run, n) = (judged.Sum(j => j.CompileCpu), judged.Sum(j => j.RunCpu), judged.Count);
        Checks.Say($"CPU seconds each: compile {compile / n:0.000}, run {run / n:0.000}, sandboxes {(use.Sandboxes - compile - run) / n:0.000}, "
            + $"worker {use.Worker / n:0.000}, Questions {use.Questions / n:0.000}; together {use.Total / n:0.000}, "
            + $"so {60 * n / use.Total:0} a minute and core at most; the machine gave {100 * use.Total / took / cores:0} % of its cores");
        checks.That(perMinute / cores >= LeastPerCore, $"at least {LeastPerCore} a minute and core: {perMinute / cores:0.0}");
        checks.That(peak < MostMiB, $"the worker has less than {MostMiB} MiB at its peak: {peak:0}");
        foreach (var device in devices)
            checks.That(device < MostMiB, $"its device process has less than {MostMiB} MiB at its peak: {device:0}");
    }

    /// <summary>CPU seconds so far.</summary>
    readonly record struct CpuUse(double Sandboxes, double Worker, double Questions)
    {
        public double Total => Sandboxes + Worker + Questions;

        public static CpuUse Now(QueuePlatform platform) => new(
            ProcessUse.SandboxCpu(platform.RunId), platform.Workers.Sum(w => ProcessUse.Cpu(w.Id)), platform.Replicas.Sum(r => ProcessUse.Cpu(r.Id)));

        public static CpuUse operator -(CpuUse a, CpuUse b) => new(a.Sandboxes - b.Sandboxes, a.Worker - b.Worker, a.Questions - b.Questions);
    }
}
