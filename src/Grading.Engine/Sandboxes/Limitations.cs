using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>What a kind of sandbox cannot enforce, in words for whoever runs it. crun and runc as root enforce everything.</summary>
static class Limitations
{
    public static IEnumerable<string> Of(SandboxOptions options)
    {
        if (options.IsBubblewrap || !Libc.IsRoot)
            yield return "bubblewrap cannot cap the number of files in /box, /tmp and /dev/shm; their sizes are capped, and the memory limit bounds the rest where there are control groups";
        if (options.IsBubblewrap || !Libc.IsRoot)
            yield return "bubblewrap cannot forbid to execute files in /dev/shm";
        if (Libc.IsRoot)
            yield break;
        yield return "a program has the same user id as the runner beside it: it can end its own test as an internal error, and each test needs a fresh sandbox";
        if (CgroupHost.Usable)
            yield break;
        yield return "no control groups: memory is limited per process, by address space, and a program that wants more is refused it (RuntimeError, not MemoryLimit); "
            + "languages that reserve much address space (Java, Go, JavaScript, C#) may not run";
        yield return "CPU time of processes that nobody waits for is not counted, CPU time comes in steps of 10 ms, and peak memory is sampled";
        yield return "a fork refused for the process limit is not seen";
    }
}
