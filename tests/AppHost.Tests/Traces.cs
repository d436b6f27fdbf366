namespace Mockloop.AppHost.Tests;

/// <summary>Looks for what a run left on the machine.</summary>
static class Traces
{
    /// <summary>Processes that carry the run's mark, or were started for it in its state folder.</summary>
    public static IReadOnlyList<string> Processes(string runId, string state) =>
        [.. Directory.EnumerateDirectories("/proc").Select(folder => (Id: Path.GetFileName(folder), Text: Read(folder)))
            .Where(process => int.TryParse(process.Id, out _)
                && (process.Text.Contains($"MOCKLOOP_RUN_ID={runId}") || process.Text.Contains(state + "/")))
            .Select(process => process.Text.Replace('\0', ' '))];

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

    static string Read(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline") + "\0" + File.ReadAllText($"{process}/environ");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
