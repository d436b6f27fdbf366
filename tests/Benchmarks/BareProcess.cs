using System.Runtime.InteropServices;

namespace Mockloop.Benchmarks;

/// <summary>The baseline: a process by <c>posix_spawn</c>, waited for, with nothing around it.</summary>
static partial class BareProcess
{
    /// <summary>Runs it to its end, on <c>/dev/null</c>.</summary>
    public static void Run(params string[] arguments) => Run("/dev/null", arguments);

    /// <summary>Runs it to its end, reading a file and writing to <c>/dev/null</c>.</summary>
    /// <exception cref="InvalidOperationException">It could not be started or failed.</exception>
    public static void Run(string input, string[] arguments)
    {
        const int writeOnly = 1;
        string?[] vector = [.. arguments, null], environment = ["PATH=/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8", null];
        Span<long> actions = stackalloc long[32]; // posix_spawn_file_actions_t, with room
        _ = InitActions(actions);
        _ = AddOpen(actions, 0, input, 0, 0);
        _ = AddOpen(actions, 1, "/dev/null", writeOnly, 0);
        var error = Spawn(out var pid, arguments[0], actions, 0, vector, environment);
        _ = DestroyActions(actions);
        if (error != 0)
            throw new InvalidOperationException($"{arguments[0]}: error {error}");
        if (Wait(pid, out var status, 0) != pid || status != 0)
            throw new InvalidOperationException($"{arguments[0]}: status {status}");
    }

    /// <summary>Runs two, each reading what the other writes.</summary>
    /// <exception cref="InvalidOperationException">One could not be started or failed.</exception>
    public static void RunPair(string[] left, string[] right)
    {
        var (there, back) = (new int[2], new int[2]);
        if (Pipe(there, CloseOnExec) != 0 || Pipe(back, CloseOnExec) != 0)
            throw new InvalidOperationException("no pipes");
        var pids = new[] { Start(left, back[0], there[1]), Start(right, there[0], back[1]) };
        foreach (var end in there.Concat(back))
            _ = Close(end);
        foreach (var pid in pids)
            if (Wait(pid, out var status, 0) != pid || status != 0)
                throw new InvalidOperationException($"{left[0]}: status {status}");
    }

    static int Start(string[] arguments, int input, int output)
    {
        string?[] vector = [.. arguments, null], environment = [null];
        Span<long> actions = stackalloc long[32];
        _ = InitActions(actions);
        _ = AddDuplicate(actions, input, 0);
        _ = AddDuplicate(actions, output, 1);
        var error = Spawn(out var pid, arguments[0], actions, 0, vector, environment);
        _ = DestroyActions(actions);
        return error == 0 ? pid : throw new InvalidOperationException($"{arguments[0]}: error {error}");
    }

    const int CloseOnExec = 0x80000;

    [LibraryImport("libc", EntryPoint = "pipe2")]
    private static partial int Pipe([Out] int[] ends, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(Span<long> actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(out int pid, string path, Span<long> actions, nint attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitActions(Span<long> actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(Span<long> actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(Span<long> actions);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int Wait(int pid, out int status, int options);
}
