using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Slots;
using Mockloop.Grading.Tests.Engine;

namespace Mockloop.Grading.Tests.Worker;

public sealed class WorkLoopTests(JudgeFixture sandbox)
{
    const string Sum = "print(sum(map(int, input().split())))";
    const string Sleep = "import time; time.sleep(60)";

    [Fact]
    public async Task Work_is_leased_judged_and_reported()
    {
        await using var app = await WorkerApp.StartAsync(sandbox);
        app.Queue.Outage = 1; // the result survives a service that is away for a moment
        app.Queue.Add("solution.py", Sum, "python3");
        app.Queue.Add("../../etc/evil name", "int main() { return 1; }", "cpp");
        app.Queue.Add("main.rs", "fn main() {}", "rust");

        var results = new[] { await app.Queue.NextResultAsync(), await app.Queue.NextResultAsync(), await app.Queue.NextResultAsync() };

        // A language that this worker does not have is no fault of the candidate's: Questions let it in.
        results.Select(r => r.Verdict).Order().ShouldBe(["Accepted", "InternalError", "RuntimeError"]);
        var accepted = results.Single(r => r.Verdict == "Accepted");
        accepted.Score.ShouldBe(1);
        accepted.CpuMs.ShouldBeGreaterThan(0);
        using var report = JsonDocument.Parse(accepted.ReportJson);
        report.RootElement.GetProperty("tests").GetArrayLength().ShouldBe(2);
        report.RootElement.GetProperty("certificate").GetProperty("package").GetString().ShouldBe(FakeQueue.PackageHash);
        report.RootElement.GetProperty("certificate").GetProperty("seed").GetInt64().ShouldBe(7);
        app.Queue.PackagesFetched.ShouldBe(1, "packages are cached by hash");
        app.Queue.LargestLease.ShouldBe(2, "one piece of work per slot");
        app.Queue.Authorization.ShouldNotBeNull().ShouldStartWith("Bearer ");
    }

    [Fact]
    public async Task A_program_of_several_files_is_judged_as_one()
    {
        await using var app = await WorkerApp.StartAsync(sandbox);
        app.Queue.Add("python3", null, ("adding.py", "def add(words): return sum(map(int, words))"), ("main.py", "from adding import add\nprint(add(input().split()))"));
        app.Queue.Add("cpp", null, ("adding.h", "long add(long, long);"), ("adding.cpp", "#include \"adding.h\"\nlong add(long a, long b) { return a + b; }"),
            ("main.cpp", "#include <iostream>\n#include \"adding.h\"\nint main() { long sum = 0, next; while (std::cin >> next) sum = add(sum, next); std::cout << sum; }"));
        // Names that lead elsewhere, and twice the same: refused by Questions, harmless here all the same.
        app.Queue.Add("python3", null, ("../../../escaped.py", "1"), ("same.py", Sum), ("same.py", "2"));

        var results = new[] { await app.Queue.NextResultAsync(), await app.Queue.NextResultAsync(), await app.Queue.NextResultAsync() };

        results.Select(r => r.Verdict).ShouldBe(["Accepted", "Accepted", "Accepted"], string.Join('\n', results.Select(r => r.Detail + r.ReportJson)));
    }

    [Fact]
    public async Task Unwanted_work_is_stopped_and_reports_nothing()
    {
        await using var app = await WorkerApp.StartAsync(sandbox);
        var lease = app.Queue.Add("a.py", Sleep, "python3");
        await app.WaitUntilHealthyAsync();
        await UntilAsync(() => app.Queue.Heartbeats.Any(h => h.LeaseId == lease && h is { TestsTotal: 2, TestsDone: 0, Step: "sample/1" }));
        app.Queue.Unwanted[lease] = true;
        app.Queue.Add("a.py", Sum, "python3");

        (await app.Queue.NextResultAsync()).Verdict.ShouldBe("Accepted");
        var beats = app.Queue.Heartbeats.Count(h => h.LeaseId == lease);
        await Task.Delay(600);
        app.Queue.Heartbeats.Count(h => h.LeaseId == lease).ShouldBeLessThanOrEqualTo(beats + 1);
        app.Queue.HasResult.ShouldBeFalse();
    }

    [Fact]
    public async Task A_package_that_cannot_be_had_is_our_fault()
    {
        await using var app = await WorkerApp.StartAsync(sandbox);
        app.Queue.Add("a.py", Sum, "python3", "sha256:" + new string('0', 64));
        var result = await app.Queue.NextResultAsync();
        result.Verdict.ShouldBe("InternalError");
        result.ReportJson.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_of_ours_tells_the_candidate_nothing_of_our_machine()
    {
        await using var app = await WorkerApp.StartAsync(sandbox);
        using var folder = new TemporaryPackage("problem_format_version: 1066\n");
        app.Queue.Add("a.py", Sum, "python3", app.Queue.AddPackage(folder.Path));
        var result = await app.Queue.NextResultAsync();
        (result.Verdict, result.Detail).ShouldBe(("InternalError", "the problem package cannot be used"));
        var slots = app.Services.GetRequiredService<SlotPool>();
        slots.WithoutHostPaths($"{slots.TemporaryFolder("work0")}/x: no space").ShouldBe("…/work0/x: no space");
    }

    [Fact]
    public async Task A_checker_that_cannot_be_used_is_not_quoted_to_the_candidate()
    {
        await using var app = await WorkerApp.StartAsync(sandbox);
        using var folder = new TemporaryPackage();
        folder.Write("output_validator/validate.py", "the_secret_way_to_check = (\n");
        app.Queue.Add("a.py", "print(1)", "python3", app.Queue.AddPackage(folder.Path));
        var result = await app.Queue.NextResultAsync();
        (result.Verdict, result.Detail).ShouldBe(("CheckerFailed", "the problem's own checker failed; the submission is not to blame"));
        result.ReportJson.ShouldNotContain("the_secret_way");
    }

    [Fact]
    public async Task After_a_fault_of_ours_the_sandbox_is_tried_before_more_is_leased()
    {
        await using var app = await WorkerApp.StartAsync(sandbox);
        await app.WaitUntilHealthyAsync();
        var slots = app.Services.GetRequiredService<SlotPool>();
        slots.Suspect();
        (await app.Http.GetAsync("/health")).IsSuccessStatusCode.ShouldBeFalse();
        await app.WaitUntilHealthyAsync();
        app.Queue.Add("a.py", Sum, "python3");
        (await app.Queue.NextResultAsync()).Verdict.ShouldBe("Accepted");
    }

    [Fact]
    public async Task What_cannot_end_before_the_worker_does_is_given_back()
    {
        await using var app = await WorkerApp.StartAsync(sandbox, drain: "00:00:00.5");
        var lease = app.Queue.Add("a.py", Sleep, "python3");
        await UntilAsync(() => app.Queue.Heartbeats.Any(h => h.LeaseId == lease && h.Step == "sample/1"));
        var leases = app.Queue.Leases;

        await app.StopAsync();

        app.Queue.GivenBack.ShouldBe([lease]);
        app.Queue.HasResult.ShouldBeFalse();
        app.Queue.Leases.ShouldBeLessThanOrEqualTo(leases + 1, "nothing more is leased");
    }

    [Fact]
    public async Task An_event_wakes_an_idle_worker_and_a_stop_lets_it_finish()
    {
        await using var app = await WorkerApp.StartAsync(sandbox, poll: "00:05:00");
        await app.WaitUntilHealthyAsync();
        await UntilAsync(() => app.Queue.Leases > 0);
        var lease = app.Queue.Add("a.py", $"import time; time.sleep(1)\n{Sum}", "python3");
        await PublishAsync(app, new SubmissionQueued(Guid.CreateVersion7()));
        await UntilAsync(() => app.Queue.Heartbeats.Any(h => h.LeaseId == lease));

        await app.StopAsync();

        (await app.Queue.NextResultAsync()).Verdict.ShouldBe("Accepted");
    }

    static async Task PublishAsync(WorkerApp app, SubmissionQueued message)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(app.Broker));
            rabbit.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, app.Prefix + "-"));
        });
        await bus.StartAsync();
        await bus.Publish(message);
        await bus.StopAsync();
    }

    static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            (i < 600).ShouldBeTrue("it did not happen within a minute");
            await Task.Delay(100);
        }
    }
}
