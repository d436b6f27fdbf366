using System.Text.Json;

namespace Mockloop.EndToEnd.Tests;

/// <summary><c>mockloop events</c>, the program itself, on a running platform.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class EventsCommandTests(DemoPlatform platform) : IDisposable
{
    const int DoesNotHold = 1, CouldNotRun = 2;
    readonly SignedInCommand events = new(platform, "events");

    public void Dispose() => events.Dispose();

    [Fact]
    public async Task An_admin_lists_shows_redrives_and_discards()
    {
        await events.SignInAsync("admin");
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

        await events.SignInAsync("member01");
        var member = await RunAsync("list");
        (member.Code, member.Said).ShouldBe((CouldNotRun, ""));
        member.Complaint.ShouldContain("Only an admin");
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

    Task<JsonElement> JsonAsync(params string[] words) => events.JsonAsync(words);

    Task<CommandRun> RunAsync(params string[] words) => events.RunAsync(words);
}
