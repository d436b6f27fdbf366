namespace Mockloop.AppHost.Tests;

public sealed class EngineTests
{
    const int Kill = 9;
    const int Terminate = 15;

    [Fact]
    public async Task Waits_hold_and_every_replica_s_address_reaches_who_refers_to_it()
    {
        await using var run = EngineRun.Start("chain");
        var shown = await run.FinishedAsync("show");

        var environment = (await File.ReadAllLinesAsync(Path.Combine(run.Scratch, "environment")))
            .Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var (first, second) = (shown.Single(s => s.Name == "back-1"), shown.Single(s => s.Name == "back-2"));
        environment["services__back__http__0"].ShouldBe(first.Urls[0]);
        environment["services__back__http__1"].ShouldBe(second.Urls[0]);
        environment["services__back__grpc__0"].ShouldBe(first.Urls[1]);
        environment["services__back__grpc__1"].ShouldBe(second.Urls[1]);
        environment["FRONT"].ShouldBe(shown.Single(s => s.Name == "front").Urls[0] + "/");
        environment["SECRET"].Length.ShouldBe(40);
        new[] { first, second }.SelectMany(s => s.Urls).Distinct().Count().ShouldBe(4);
        shown.ShouldAllBe(s => s.State == "Finished" || s.Healthy);
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_who_waits_before_whom_they_wait_for()
    {
        await using var run = EngineRun.Start("chain");
        await run.FinishedAsync("show");
        run.Signal(Terminate);

        (await run.ExitAsync()).ShouldBe(0);
        var notes = await File.ReadAllLinesAsync(Path.Combine(run.Scratch, "notes"));
        notes.ShouldBe(["prepare ends", "front stops", "back stops", "back stops"]);
    }

    [Fact]
    public async Task A_server_that_is_killed_starts_again_at_the_same_address()
    {
        await using var run = EngineRun.Start("chain");
        var before = (await run.FinishedAsync("show")).Single(shown => shown.Name == "front");
        _ = Servers.ServerProcess.Signal(before.Pid!.Value, Kill);

        var after = (await run.UntilAsync(all => all.Any(s => s.Name == "front" && s.Restarts == 1 && s.Healthy))).Single(s => s.Name == "front");
        after.Pid.ShouldNotBe(before.Pid);
        after.Urls.ShouldBe(before.Urls);
    }

    [Fact]
    public async Task A_job_that_others_wait_for_is_tried_three_times_and_then_they_fail_too()
    {
        await using var run = EngineRun.Start("failing-job");
        var shown = await run.UntilAsync(all => all.All(s => s.State == "Failed"));

        shown.Single(s => s.Name == "prepare").ExitCode.ShouldBe(7);
        (await File.ReadAllLinesAsync(Path.Combine(run.Scratch, "notes"))).ShouldBe(["tried", "tried", "tried"]);
    }

    [Fact]
    public async Task A_run_that_ends_with_a_resource_has_its_output_and_its_exit_code()
    {
        await using var run = EngineRun.Start("verdict", null, "--end-with", "verdict");

        (await run.ExitAsync()).ShouldBe(42);
        run.Output.Trim().ShouldBe("the verdict");
        run.Errors.ShouldContain("[verdict] noise");
    }

    [Fact]
    public async Task One_state_folder_serves_one_AppHost()
    {
        await using var first = EngineRun.Start("chain");
        await first.FinishedAsync("show");
        var second = EngineRun.Start("chain", first.Scratch);

        (await second.ExitAsync()).ShouldBe(3);
        second.Output.ShouldContain("Another AppHost already runs on " + first.State);
        (await first.UntilAsync(_ => true)).ShouldAllBe(shown => shown.State == "Finished" || shown.Healthy);
    }

    [Fact]
    public async Task Addresses_and_secrets_outlive_a_run_until_they_are_reset()
    {
        var scratch = EngineRun.NewScratch();
        async Task<(string Url, string Secrets)> PlayAsync(params string[] more)
        {
            var run = EngineRun.Start("chain", scratch, more);
            var front = (await run.FinishedAsync("show")).Single(shown => shown.Name == "front");
            run.Signal(Terminate);
            await run.ExitAsync();
            return (front.Urls[0], await File.ReadAllTextAsync(Path.Combine(run.State, "secrets.json")));
        }

        var first = await PlayAsync();
        (await PlayAsync()).ShouldBe(first);
        (await PlayAsync("--reset", "true")).Secrets.ShouldNotBe(first.Secrets);
        Directory.Delete(scratch, recursive: true);
    }
}
