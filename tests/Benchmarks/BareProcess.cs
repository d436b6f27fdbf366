using System.Runtime.InteropServices;

namespace Mockloop.Benchmarks;

/// <summary>The baseline: a process by <c>posix_spawn</c>, waited for, with nothing around it.</summary>
static partial class BareProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <exception cref="InvalidOperationException">It could not be started or failed.</exception>
    public static void Run(params string[] arguments)
    {
        string?[] vector = [.. arguments, null], environment = ["PATH=/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8", null];
        var error = Spawn(out var pid, arguments[0], 0, 0, vector, environment);
        if (error != 0)
            throw new InvalidOperationException($"{arguments[0]}: error {error}");
        if (Wait(pid, out var status, 0) != pid || status != 0)
            throw new InvalidOperationException($"{arguments[0]}: status {status}");
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(out int pid, string path, nint actions, nint attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int Wait(int pid, out int status, int options);
}
