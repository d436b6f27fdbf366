using Microsoft.Playwright;

namespace Mockloop.EndToEnd.Tests;

/// <summary>What people say of themselves, and what they are told, in a real browser.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class MePagesTests(DemoPlatform platform) : IAsyncLifetime
{
    Browser browser = null!;

    string Web => platform.Url("web");

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task A_calendar_is_brought_named_and_removed_and_a_broken_one_is_refused_by_its_line()
    {
        var page = await browser.SignInAsync(Web, "member20");
        await page.GotoAsync(Web + "/me/calendars");
        await BringAsync(page, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:tomorrow\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("line 3: 'tomorrow' is no date or time");
        await BringAsync(page, $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:{TimeProvider.System.GetUtcNow().AddDays(60):yyyyMMdd}T080000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        await page.Locator("td:text-is('3 times, 3 hours')").WaitForAsync();
        await page.ShotAsync("me-calendars");
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await page.ClickAsync("text=Remove work");
        await Assertions.Expect(page.Locator("table")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_feeds_address_is_shown_once_serves_the_calendar_and_ends_when_taken_away()
    {
        var page = await browser.SignInAsync(Web, "member01");
        await page.GotoAsync(Web + "/me/calendars");
        await page.ClickAsync("text=Make an address");
        var address = await page.InputValueAsync("#feed");
        await page.ShotAsync("me-feed");
        using var http = new HttpClient();
        var reply = await http.GetAsync(address);
        reply.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        (await reply.Content.ReadAsStringAsync()).ShouldContain("BEGIN:VEVENT");
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", reply.Headers.ETag!.ToString() } } };
        ((int)(await http.SendAsync(again)).StatusCode).ShouldBe(304);

        await page.GotoAsync(Web + "/me/calendars");
        (await page.Locator("#feed").CountAsync()).ShouldBe(0, "it is told once");
        await page.CheckAsync("form:has(button.danger) input[name=sure]");
        await page.ClickAsync("text=Take the address away");
        await page.Locator("text=There is no address yet").WaitForAsync();
        ((int)(await http.GetAsync(address)).StatusCode).ShouldBe(404);
        ((int)(await http.GetAsync(Web + "/calendar/nothing.ics")).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task The_inbox_has_what_happened_and_its_count_goes_when_it_is_read()
    {
        var page = await browser.SignInAsync(Web, "member03");
        (await page.Locator("nav .badge").CountAsync()).ShouldBe(1);
        await page.ClickAsync("nav >> text=Inbox");
        (await page.Locator(".inbox li").CountAsync()).ShouldBeGreaterThan(2);
        await page.ShotAsync("inbox");
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await page.ClickAsync("text=Mark all as read");
        await Assertions.Expect(page.Locator("nav .badge")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Everything_about_oneself_is_saved_and_what_is_wrong_is_named()
    {
        var page = await browser.SignInAsync(Web, "member08");
        await page.GotoAsync(Web + "/me");
        await page.SelectOptionAsync("select[name=level]", "senior");
        await page.FillAsync("input[name=languages]", "fr, en");
        await page.FillAsync("input[name=buffer]", "15");
        await SaveAsync(page);
        (await page.InputValueAsync("input[name=languages]")).ShouldBe("en, fr");
        await page.FillAsync("input[name=languages]", "french");
        await SaveAsync(page);
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldStartWith("languages.values[0]");
        await ShownAsync(page, "/me", "me");

        await page.GotoAsync(Web + "/me/availability");
        await page.FillAsync("textarea[name=exceptions]", "2027-05-04\n2027-05-05 10:00-12:00, 14:00-15:30");
        await page.FillAsync("input[name=from-1-1]", "19:00");
        await page.FillAsync("input[name=to-1-1]", "21:00");
        await SaveAsync(page);
        await ShownAsync(page, "/me/availability", "me-availability");
        (await page.InputValueAsync("textarea[name=exceptions]")).ShouldBe("2027-05-04\n2027-05-05 10:00-12:00, 14:00-15:30");
        (await page.InputValueAsync("input[name=from-1-1]")).ShouldBe("19:00");

        await page.GotoAsync(Web + "/me/notifications");
        await page.UncheckAsync("input[name=booked-inbox]");
        await page.FillAsync("input[name=leads]", "30");
        await SaveAsync(page);
        await ShownAsync(page, "/me/notifications", "me-notifications");
        (await page.InputValueAsync("input[name=leads]")).ShouldBe("30");
        (await page.IsCheckedAsync("input[name=booked-inbox]")).ShouldBeFalse();

        await page.GotoAsync(Web + "/me/preferences");
        await page.SelectOptionAsync("select[name=person]", new SelectOptionValue { Index = 1 });
        await page.FillAsync("input[name=value]", "-4");
        await page.ClickAsync("button:text-is('Say so')");
        await page.Locator("text=: −4").WaitForAsync();
        await ShownAsync(page, "/me/preferences", "me-preferences");
        await page.ClickAsync("text=Take ");
        await Assertions.Expect(page.Locator("text=Take ")).ToHaveCountAsync(0);

        await page.GotoAsync(Web + "/me/blocks");
        await page.SelectOptionAsync("select[name=person]", new SelectOptionValue { Index = 1 });
        await page.ClickAsync("button:text-is('Never meet them')");
        await page.FillAsync("textarea[name=affiliations]", "Acme Corp");
        await SaveAsync(page);
        await ShownAsync(page, "/me/blocks", "me-blocks");
        (await page.InputValueAsync("textarea[name=affiliations]")).ShouldBe("acme corp");
        (await page.Locator("text=Take ").CountAsync()).ShouldBe(1);
        await page.ClickAsync("text=Take ");
        await Assertions.Expect(page.Locator("text=Take ")).ToHaveCountAsync(0);
    }

    static async Task SaveAsync(IPage page)
    {
        await page.Locator("button:text-is('Save')").Last.ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    async Task ShownAsync(IPage page, string path, string shot)
    {
        await page.GotoAsync(Web + path);
        await page.ShotAsync(shot);
        await SubmissionPageTests.HasNoBarriersAsync(page);
    }

    static async Task BringAsync(IPage page, string content)
    {
        await page.FillAsync("input[name=name]", "work");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "work.ics", MimeType = "text/calendar", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
        await page.ClickAsync("button:text-is('Bring it')");
    }
}
