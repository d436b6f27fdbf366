using Grpc.Core;
using Mockloop.Contracts;
using Mockloop.ServiceDefaults.Tests.Calls;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Hosting;

namespace Mockloop.ServiceDefaults.Tests.Paging;

public sealed class PageTests(ThingsFixture things) : IClassFixture<ThingsFixture>
{
    readonly string name = Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task Pages_hold_everything_once_also_when_rows_come_and_go_in_between()
    {
        var ids = await AddAsync(25);
        var me = ProbeApp.Bearer(things.NewPerson());
        var first = await things.Client.ListThingsAsync(new() { Name = name, PageSize = 10 }, me);
        first.Things.Count.ShouldBe(10);
        await things.WithDbAsync(async db =>
        {
            db.Things.Remove((await db.Things.FindAsync(ids[3]))!);
            return await db.SaveChangesAsync();
        });
        var second = await things.Client.ListThingsAsync(new() { Name = name, PageSize = 10, PageToken = first.NextPageToken }, me);
        var third = await things.Client.ListThingsAsync(new() { Name = name, PageSize = 10, PageToken = second.NextPageToken }, me);
        third.NextPageToken.ShouldBe("");
        new[] { first, second, third }.SelectMany(p => p.Things).Select(t => Guid.Parse(t.ThingId)).ShouldBe(ids);
    }

    [Fact]
    public async Task Who_asks_for_no_size_gets_50_and_who_asks_for_too_much_200()
    {
        await AddAsync(201);
        var me = ProbeApp.Bearer(things.NewPerson());
        (await things.Client.ListThingsAsync(new() { Name = name }, me)).Things.Count.ShouldBe(50);
        var large = await things.Client.ListThingsAsync(new() { Name = name, PageSize = 100_000 }, me);
        (large.Things.Count, large.NextPageToken.Length > 0).ShouldBe((200, true));
        (await new ListThingsRequest { Name = name }.AllAsync(r => things.Client.ListThingsAsync(r, me))).Things.Count.ShouldBe(201);
    }

    [Fact]
    public async Task A_page_that_is_exactly_full_is_the_last()
    {
        await AddAsync(5);
        var page = await things.Client.ListThingsAsync(new() { Name = name, PageSize = 5 }, ProbeApp.Bearer(things.NewPerson()));
        (page.Things.Count, page.NextPageToken).ShouldBe((5, ""));
    }

    [Fact]
    public async Task A_size_below_zero_is_refused_by_name() =>
        (await RefusedAsync(new() { Name = name, PageSize = -1 })).ShouldStartWith("page_size: '-1' is negative");

    [Theory]
    [InlineData("soup")]
    [InlineData("{}")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_token_that_is_none_is_refused_by_name(string token) =>
        (await RefusedAsync(new() { Name = name, PageToken = token })).ShouldStartWith($"page_token: '{token}' is no token of this list");

    [Fact]
    public async Task A_token_of_other_filters_another_caller_or_with_one_character_changed_is_refused()
    {
        await AddAsync(3);
        var person = things.NewPerson();
        var token = (await things.Client.ListThingsAsync(new() { Name = name, PageSize = 2 }, ProbeApp.Bearer(person))).NextPageToken;
        (await things.Client.ListThingsAsync(new() { Name = name, PageSize = 1, PageToken = token }, ProbeApp.Bearer(person))).Things.ShouldHaveSingleItem();

        var forged = token[..^3] + (token[^3] == 'A' ? 'B' : 'A') + token[^2..];
        (await RefusedAsync(new() { Name = name, PageToken = forged }, person)).ShouldStartWith("page_token: ");
        (await RefusedAsync(new() { Name = "else", PageToken = token }, person)).ShouldStartWith("page_token: ");
        (await RefusedAsync(new() { Name = name, PageToken = token })).ShouldStartWith("page_token: ");
    }

    async Task<string> RefusedAsync(ListThingsRequest request, string? person = null)
    {
        var refused = await ThingsFixture.RefusedAsync(things.Client.ListThingsAsync(request, ProbeApp.Bearer(person ?? things.NewPerson())));
        refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        return refused.Status.Detail;
    }

    async Task<List<Guid>> AddAsync(int count)
    {
        var rows = Enumerable.Range(0, count).Select(_ => new ThingRow { Name = name }).ToList();
        await things.WithDbAsync(db =>
        {
            db.Things.AddRange(rows);
            return db.SaveChangesAsync();
        });
        return [.. rows.Select(r => r.Id).Order()];
    }
}
