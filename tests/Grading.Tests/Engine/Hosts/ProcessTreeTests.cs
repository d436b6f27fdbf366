using System.Diagnostics;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Tests.Engine.Hosts;

/// <summary>What is counted where there are no control groups.</summary>
public sealed class ProcessTreeTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The first process does nothing but wait, as the runner does.</summary>
    [Theory]
    [InlineData("import os\nif os.fork() == 0:\n  while True: pass\nos.wait()")]
    [InlineData("import os\nif os.fork() == 0:\n  if os.fork() == 0:\n    while True: pass\n  os.wait()\nos.wait()")]
    [InlineData("import os, threading\ndef child():\n  if os.fork() == 0:\n    while True: pass\n  os.wait()\nt = threading.Thread(target=child); t.start(); t.join()")]
    [InlineData("import os, time\nif os.fork() == 0:\n  while time.process_time() < 1: pass\n  os._exit(0)\nos.wait(); time.sleep(60)")]
    public void Time_of_children_living_and_dead_counts(string script)
    {
        using var first = new First(script);
        Reaches(() => first.Tree.Cpu > TimeSpan.FromSeconds(0.5)).ShouldBeTrue($"counted {first.Tree.Cpu}");
    }

    [Fact]
    public void Memory_of_children_counts()
    {
        using var first = new First("import os, time\nif os.fork() == 0:\n  kept = b'x' * (100 << 20); time.sleep(60)\nos.wait()");
        Reaches(() => first.Tree.Read().PeakBytes > 100 << 20).ShouldBeTrue($"counted {first.Tree.Read().PeakBytes}");
    }

    static bool Reaches(Func<bool> state)
    {
        var since = Stopwatch.GetTimestamp();
        while (!state() && Stopwatch.GetElapsedTime(since) < Patience)
            Thread.Sleep(10);
        return state();
    }

    sealed class First : IDisposable
    {
        readonly Process process;

        public First(string script)
        {
            process = Process.Start("/usr/bin/python3", ["-c", script]);
            Tree.Started(process.Id);
        }

        public ProcessTree Tree { get; } = new();

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
            Tree.Dispose();
        }
    }
}
