using System.Diagnostics;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>Other programs that want every core, three for each. They end by themselves after a minute of CPU time.</summary>
sealed class BusyCores : IDisposable
{
    // A session each: all of one may get no more of the cores together than the sandbox alone (sched_autogroup).
    readonly Process[] burners = [.. Enumerable.Range(0, 3 * Environment.ProcessorCount)
        .Select(_ => Process.Start("/usr/bin/setsid", ["/bin/sh", "-c", "ulimit -t 60; while :; do :; done"]))];

    public void Dispose()
    {
        foreach (var burner in burners)
        {
            burner.Kill();
            burner.WaitForExit();
            burner.Dispose();
        }
    }
}
