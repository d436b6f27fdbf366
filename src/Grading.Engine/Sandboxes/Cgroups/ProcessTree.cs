using System.Diagnostics;
using System.Globalization;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>
/// In place of control groups where none can be had (without root): limits that each process inherits, and counters read
/// from <c>/proc</c> in steps of 10 ms. What it misses is said in words by <see cref="SandboxNeeds"/>.
/// </summary>
sealed class ProcessTree : Cgroup
{
    const int TicksPerSecond = 100; // USER_HZ, the same on every architecture .NET runs on
    int? init;
    long born;
    long ticks, peak;

    public override IReadOnlyList<string> JoinFiles => [];

    protected override IReadOnlyList<string> Folders => [];

    public override IEnumerable<int> Processes => init is { } first ? Descendants(first) : [];

    public override TimeSpan Cpu
    {
        get
        {
            Look();
            return TimeSpan.FromSeconds(ticks / (double)TicksPerSecond);
        }
    }

    public override long MemoryBytes => Processes.Select(ProcessStat.Read).OfType<ProcessStat>().Sum(p => p.ResidentPages) * Environment.SystemPageSize;

    /// <summary>Steps of 10 ms cannot bound what a program's threads wait for each other.</summary>
    public override CoreWatch? Watch() => null;

    public override void Started(int? init)
    {
        this.init = init ?? throw new SandboxException("the sandbox does not say which its first process is");
        born = ProcessStat.Read(init.Value)?.Born ?? 0;
    }

    public override IReadOnlyList<string> Prefix(Limits limits) =>
        ["/usr/bin/prlimit", $"--as={limits.MemoryBytes}", $"--nproc={limits.Processes + 1}", "--"];

    public override void Limit(Limits limits)
    {
    }

    public override void Reclaim()
    {
    }

    public override void ResetPeak() => peak = 0;

    public override CgroupReading Read() => new(0, 0, peak, Cpu);

    public override void Kill()
    {
        if (Lives)
            Libc.Kill(init!.Value);
    }

    /// <summary>Waits for the end of the first process, which was killed: the kernel takes all others along.</summary>
    public override void Empty()
    {
        var since = Stopwatch.GetTimestamp();
        while (Lives)
        {
            Kill();
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(10))
                throw new SandboxException($"process {init} survives SIGKILL");
            Thread.Sleep(2);
        }
    }

    bool Lives => init is { } first && ProcessStat.Read(first) is { } stat && stat.Born == born && stat.State != 'Z';

    /// <summary>The time of ended processes is with who waited for them, in the end with the runner.</summary>
    void Look()
    {
        if (!Lives || ProcessStat.Read(init!.Value) is not { } runner)
            return;
        var others = Processes.Select(ProcessStat.Read).OfType<ProcessStat>().ToArray();
        ticks = Math.Max(ticks, runner.Ticks + others.Sum(p => p.Ticks));
        peak = Math.Max(peak, others.Sum(p => p.ResidentPages) * Environment.SystemPageSize);
    }

    static IEnumerable<int> Descendants(int pid) => Children(pid).SelectMany(child => Descendants(child).Prepend(child));

    static int[] Children(int pid)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{pid}/task").SelectMany(thread => File.ReadAllText($"{thread}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // it ended
        }
    }
}
