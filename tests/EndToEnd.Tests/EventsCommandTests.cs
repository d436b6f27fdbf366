using System.Diagnostics;
using System.Text.Json;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary><c>mockloop events</c>, the program itself, on a running platform.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class EventsCommandTests(DemoPlatform platform) : IDisposable
{
    const int Holds = 0, DoesNotHold = 1, CouldNotRun = 2;
    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("mockloop-cli-");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task An_admin_lists_shows_redrives_and_discards()
    {
        await SignInAsync("admin");
        (await JsonAsync("list")).GetProperty("total").GetInt64().ShouldBe(0);

        await Poison.SendAsync(platform.Host.State.FullName);
        var id = await ListedAsync();
        var shown = await JsonAsync("show", id);
        shown.GetProperty("service").GetString().ShouldBe(Poison.Service);
        shown.GetProperty("stack").GetString()!.ShouldContain("   at ");
        (await RunAsync("list")).Said.ShouldContain(id);

        var unanswered = await RunAsync("redrive", id);
        unanswered.Code.ShouldBe(DoesNotHold);
        unanswered.Complaint.ShouldContain("Nothing was done");
        (await JsonAsync("redrive", id, "--yes")).GetProperty("redriven").GetInt32().ShouldBe(1);
        id = await ListedAsync();
        (await JsonAsync("discard", id, "--yes")).GetProperty("discarded").GetBoolean().ShouldBeTrue();
        (await JsonAsync("show", id)).GetProperty("state").GetString()!.ShouldStartWith("discarded");
        (await RunAsync("list", "--service", Poison.Service)).Said.Trim().ShouldBe("Nothing waits.");
    }

    [Fact]
    public async Task Who_is_no_admin_or_nobody_is_told_so()
    {
        var nobody = await RunAsync("list");
        (nobody.Code, nobody.Said).ShouldBe((CouldNotRun, ""));
        nobody.Complaint.ShouldContain("mockloop login");

        await SignInAsync("member01");
        var member = await RunAsync("list");
        (member.Code, member.Said).ShouldBe((CouldNotRun, ""));
        member.Complaint.ShouldContain("Only an admin");
    }

    // As `mockloop login` leaves it.
    async Task SignInAsync(string userName)
    {
        using var signIn = new SignIn(platform.Configuration, TimeProvider.System, userName);
        var session = new { realm = platform.Url("identity") + "/realms/mockloop", access = await signIn.TokenAsync(default) };
        await File.WriteAllTextAsync(Path.Combine(home.CreateSubdirectory("mockloop").FullName, "session.json"), JsonSerializer.Serialize(session));
    }

    async Task<string> ListedAsync()
    {
        for (var tries = 0; ; await Task.Delay(300))
        {
            if ((await JsonAsync("list")).GetProperty("events") is var events && events.GetArrayLength() == 1)
                return events[0].GetProperty("id").GetString()!;
            (++tries).ShouldBeLessThan(40);
        }
    }

    async Task<JsonElement> JsonAsync(params string[] words)
    {
        var run = await RunAsync([.. words, "--json"]);
        run.Code.ShouldBe(Holds, run.Complaint);
        return JsonElement.Parse(run.Said);
    }

    async Task<(int Code, string Said, string Complaint)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [AppHostProcess.Built("src/Cli", "Cli"), "events", .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_CONFIG_HOME"] = home.FullName;
        start.Environment["MOCKLOOP_STATE"] = platform.Host.State.FullName;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (said, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await complaint);
    }
}
