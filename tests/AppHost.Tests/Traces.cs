namespace Mockloop.AppHost.Tests;

/// <summary>Looks for what a run left on the machine.</summary>
static class Traces
{
    /// <summary>Command lines of the processes that carry the run's mark, or were started for it in its state folder.</summary>
    public static IReadOnlyList<string> Processes(string runId, string state) =>
        [.. Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Select(folder => (Command: Read($"{folder}/cmdline"), Environment: Read($"{folder}/environ")))
            .Where(process => process.Environment.Contains($"MOCKLOOP_RUN_ID={runId}")
                || process.Environment.Contains(state + "/") || process.Command.Contains(state + "/"))
            .Select(process => process.Command.Replace('\0', ' '))];

    /// <summary>Waits until each of the commands is among them: a process is seen some time after it was asked for, on a busy machine late.</summary>
    public static async Task SeenAsync(string runId, string state, params IReadOnlyList<string> commands)
    {
        IReadOnlyList<string> seen = [];
        for (var tries = 0; tries < 400; tries++, await Task.Delay(100))
        {
            seen = Processes(runId, state);
            if (commands.All(command => seen.Any(process => process.StartsWith(command, StringComparison.Ordinal))))
                return;
        }
        commands.ShouldAllBe(command => seen.Any(process => process.StartsWith(command, StringComparison.Ordinal)), string.Join('\n', seen));
    }

    /// <summary>Waits until there are none; fails with what is still there.</summary>
    public static async Task NoneLeftAsync(string runId, string runFolder, string state, int seconds = 40)
    {
        IReadOnlyList<string> left = [];
        for (var tries = 0; tries < seconds * 10; tries++)
        {
            left = Processes(runId, state);
            if (left.Count == 0 && !Directory.Exists(runFolder) && !File.Exists(Path.Combine(state, "run.journal")))
                return;
            await Task.Delay(100);
        }
        left.ShouldBeEmpty();
        Directory.Exists(runFolder).ShouldBeFalse();
        File.Exists(Path.Combine(state, "run.journal")).ShouldBeFalse();
    }

    static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
