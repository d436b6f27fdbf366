using System.Diagnostics;
using Microsoft.Playwright;

namespace Mockloop.EndToEnd.Tests;

/// <summary>The admins' page of what failed.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class FailedMessagesPageTests(DemoPlatform platform) : IAsyncLifetime
{
    const string Link = "nav >> text=Failed messages", Address = "/failed-messages";
    static readonly string[] Services = ["scheduling", "questions", "matching", "debrief"];
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Who_is_no_admin_is_refused_and_sees_no_link()
    {
        var page = await browser.SignInAsync(platform.Url("web"), "member01");
        (await page.Locator(Link).CountAsync()).ShouldBe(0);
        foreach (var address in new[] { Address, $"{Address}/matching/redrive-all", $"{Address}/matching/{Guid.CreateVersion7()}/discard" })
        {
            (await page.GotoAsync(platform.Url("web") + address))!.Status.ShouldBe(403, address);
            (await page.Locator("h1").InnerTextAsync()).ShouldBe("This page is not for you");
        }
    }

    [Fact]
    public async Task Poison_shows_up_fails_again_when_redriven_and_is_gone_when_discarded()
    {
        var page = await browser.SignInAsync(platform.Url("web"), "admin");
        await page.ClickAsync(Link);
        foreach (var service in Services)
            (await page.Locator($"#{service}").InnerTextAsync()).ShouldContain("Nothing waits.");

        await Poison.SendAsync(platform.Host.State.FullName);
        await UntilListedAsync(page);
        (await Part(page).InnerTextAsync()).ShouldContain("1 in total");
        (await page.Locator("details pre").First.IsVisibleAsync()).ShouldBeFalse();
        await page.ClickAsync("summary");
        (await page.Locator("details pre").First.InnerTextAsync()).ShouldNotBeEmpty();
        await page.ShotAsync("failed-messages");

        await DecideAsync(page, "Redrive");
        (await page.Locator("[role=status]").InnerTextAsync()).ShouldBe("1 sent to work again.");
        await UntilListedAsync(page);
        await DecideAsync(page, "Discard");
        (await page.Locator("[role=status]").InnerTextAsync()).ShouldBe("1 discarded.");
        (await Part(page).InnerTextAsync()).ShouldContain("Nothing waits.");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_named_and_the_others_stay()
    {
        var page = await browser.SignInAsync(platform.Url("web"), "admin");
        var process = platform.Resources.First(r => r.Name == Poison.Service).Pid!.Value;
        await SignalAsync("STOP", process);
        try
        {
            var waited = Stopwatch.StartNew();
            (await page.GotoAsync(platform.Url("web") + Address))!.Status.ShouldBe(200);
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
            (await Part(page).InnerTextAsync()).ShouldContain("matching does not answer");
            (await page.Locator("[role=alert]").CountAsync()).ShouldBe(1);
            (await page.Locator("#debrief").InnerTextAsync()).ShouldContain("Nothing waits.");
        }
        finally
        {
            await SignalAsync("CONT", process);
        }
    }

    static ILocator Part(IPage page) => page.Locator($"#{Poison.Service}");

    async Task UntilListedAsync(IPage page)
    {
        for (var tries = 0; ; await Task.Delay(200))
        {
            await page.GotoAsync(platform.Url("web") + Address);
            if (await Part(page).Locator("tbody tr").CountAsync() == 1) return;
            (++tries).ShouldBeLessThan(100);
        }
    }

    static async Task DecideAsync(IPage page, string what)
    {
        await Part(page).Locator($"td a:text-is('{what}')").ClickAsync();
        await page.ClickAsync($"main button:text-is('{what}')");
        await page.Locator("[role=status]").WaitForAsync();
    }

    static Task SignalAsync(string signal, int process) => Process.Start("kill", [$"-{signal}", $"{process}"]).WaitForExitAsync();
}
