using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mockloop.EndToEnd.Tests;

/// <summary>
/// A backup taken in the middle of a play, with events in a queue, is all that is left; the play goes on from it.
/// </summary>
[Collection(nameof(DemoPlatform))]
public sealed partial class RestoreTests
{
    const int Seed = 1;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task A_play_goes_on_from_a_backup_to_the_same_outcomes()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("MOCKLOOP_TEST_BACKUP") == "1", "plays for a minute and a half; tests/run.sh --backup includes it");
        var folder = Directory.CreateTempSubdirectory("mockloop-restore-");
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        var (backup, result) = (Path.Combine(folder.FullName, "half.backup"), Path.Combine(folder.FullName, "result.json"));
        try
        {
            await PlayHalfAsync(backup);
            var state = folder.CreateSubdirectory("state");
            (await AppHostProcess.ToolAsync("--restore", backup, "--state", state.FullName)).ShouldBe(0);

            using var host = new AppHostProcess(state, [], "--demo", "--once", "--resume", "--seed", $"{Seed}", "--result", result);
            await host.UntilAsync(() => Task.FromResult(host.Process.HasExited), Patience, "the play ended", mayEnd: true);

            host.Process.ExitCode.ShouldBe(0, host.Said);
            host.Said.ShouldContain("are sent again");
            host.Said.ShouldContain("plays on");
            using var outcome = JsonDocument.Parse(await File.ReadAllTextAsync(result));
            PlayedCohortTests.Outcomes(outcome).ShouldBe(["Dropped", "Hire", "Hire", "NoHire"], "the README says so");
            outcome.RootElement.GetProperty("counts").GetProperty("duplicatesDropped").GetInt64().ShouldBeGreaterThan(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Debrief can answer but handle no event, so that the backup surely finds some that were sent and not handled.
    static async Task PlayHalfAsync(string backup)
    {
        using var host = new AppHostProcess("--demo", "--seed", $"{Seed}");
        await host.UntilAsync(() => Task.FromResult(IsHalfPlayed(host.Said)), Patience, "half of the rounds were held");
        await using var held = await PlatformDatabases.HoldInboxAsync(host.State.FullName, "debrief");
        await host.UntilAsync(() => PlatformDatabases.HasUnhandledAsync(host.State.FullName, "debrief"), Patience, "events waited in a queue");
        (await AppHostProcess.ToolAsync("--backup", backup, "--state", host.State.FullName)).ShouldBe(0);

        var run = host.RunId;
        host.Signal("KILL");
        await host.UntilAsync(() => Task.FromResult(host.Process.HasExited && Leftovers.Of(run).Count == 0), TimeSpan.FromMinutes(1), "all was gone", mayEnd: true);
    }

    static bool IsHalfPlayed(string said) =>
        Held().Matches(said).Any(m => int.Parse(m.Groups[1].Value, null) * 2 >= int.Parse(m.Groups[2].Value, null));

    [GeneratedRegex(@"(\d+) of (\d+) rounds held")]
    private static partial Regex Held();
}
