namespace Mockloop.EndToEnd.Tests;

/// <summary>Nothing of a run stays behind, however it ends.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class StopTests
{
    static readonly string[] SmallPlay = ["--demo", "--track", "backend-duo", "--candidates", "1", "--seed", "1"];

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public async Task Stopped_in_the_middle_of_a_play_nothing_is_left(string signal)
    {
        using var host = new AppHostProcess(SmallPlay);
        await host.UntilAsync(() => Task.FromResult(host.Said.Contains("Planned", StringComparison.Ordinal)), TimeSpan.FromMinutes(4), "the play was on");
        var run = host.RunId;
        Leftovers.Of(run).ShouldNotBeEmpty("else the search itself is broken");

        host.Signal(signal);

        await host.UntilAsync(() => Task.FromResult(host.Process.HasExited && Leftovers.Of(run).Count == 0),
            TimeSpan.FromSeconds(60), "everything was gone but " + string.Join("; ", Leftovers.Of(run)), mayEnd: true);
    }

    [Fact]
    public async Task A_second_track_plays_to_the_end_by_data_alone()
    {
        using var host = new AppHostProcess("--demo", "--once", "--track", "ml-platform", "--candidates", "1", "--seed", "1");
        await host.UntilAsync(() => Task.FromResult(host.Process.HasExited), TimeSpan.FromMinutes(5), "the play ended", mayEnd: true);
        host.Process.ExitCode.ShouldBe(0, host.Said);
    }
}
