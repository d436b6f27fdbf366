using Microsoft.Playwright;

namespace Mockloop.EndToEnd.Tests;

/// <summary>Debian's Chromium, driven by Playwright.</summary>
sealed class Browser : IAsyncDisposable
{
    static readonly string[] Flags =
    [
        "--no-sandbox", "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    readonly IPlaywright playwright;
    readonly IBrowser browser;

    Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    internal static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags }));
    }

    internal Task<IPage> NewPageAsync() => browser.NewPageAsync();

    /// <summary>A page of a new session, signed in as a demo person, at the start.</summary>
    internal async Task<IPage> SignInAsync(string web, string userName)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(web + "/");
        await page.ClickAsync("#sign-in");
        await page.FillAsync("input[name=username]", userName);
        await page.FillAsync("input[name=password]", "demo-" + userName);
        await page.ClickAsync("button[type=submit], #kc-login");
        // By what only a signed-in page shows: the load event may have passed before anybody waits for it.
        await page.Locator("form[action='/sign-out']").WaitForAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

static class Screenshots
{
    /// <summary>Kept where MOCKLOOP_SCREENSHOTS names a folder.</summary>
    internal static async Task ShotAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MOCKLOOP_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
