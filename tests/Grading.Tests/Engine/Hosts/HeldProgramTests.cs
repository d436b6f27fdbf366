using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Tests.Engine.Hosts;

/// <summary>A process that is being born while a program is placed holds it open for writing, for a moment.</summary>
public sealed class HeldProgramTests
{
    [Fact]
    public async Task A_program_that_is_held_open_for_a_moment_starts_after_it()
    {
        var options = JudgeFixture.Options("held") with { Warm = 0 };
        Assert.SkipWhen(SandboxNeeds.Obstacle(options) is not null, $"no sandbox here: {SandboxNeeds.Obstacle(options)}");
        await using var host = new OciHost(options);
        await using var sandbox = await host.RentAsync(TestContext.Current.CancellationToken);
        sandbox.Place("/bin/true", "program");
        var placed = Directory.EnumerateFiles(JudgeFixture.FolderOf(options), "program", SearchOption.AllDirectories).Single();

        Task<SandboxOutcome> running;
        await using (new FileStream(placed, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            running = sandbox.RunAsync(new(["/prog/program"], new Limits()), TestContext.Current.CancellationToken);
            await Task.Delay(200, TestContext.Current.CancellationToken);
            running.IsCompleted.ShouldBeFalse();
        }

        (await running).ExitCode.ShouldBe(0);
    }
}
