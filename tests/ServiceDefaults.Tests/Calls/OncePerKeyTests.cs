using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Hosting;

namespace Mockloop.ServiceDefaults.Tests.Calls;

public sealed class OncePerKeyTests(ThingsFixture things) : IClassFixture<ThingsFixture>
{
    [Fact]
    public async Task The_same_request_with_the_same_key_is_one_effect_and_one_reply()
    {
        var (name, me) = (NewName(), ProbeApp.Bearer(things.NewPerson()));
        var request = new CreateThingRequest { Name = name, IdempotencyKey = "monday" };
        var first = await things.Client.CreateThingAsync(request, me);
        (await things.Client.CreateThingAsync(request, me)).ShouldBe(first);
        (await things.CountAsync(name)).ShouldBe(1);
        (await EventsAsync(first.ThingId)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_key_each_call_is_new()
    {
        var (name, me) = (NewName(), ProbeApp.Bearer(things.NewPerson()));
        await things.Client.CreateThingAsync(new() { Name = name }, me);
        await things.Client.CreateThingAsync(new() { Name = name }, me);
        (await things.CountAsync(name)).ShouldBe(2);
    }

    [Fact]
    public async Task Ten_calls_at_once_with_one_key_are_one_effect()
    {
        var (name, me) = (NewName(), ProbeApp.Bearer(things.NewPerson()));
        var request = new CreateThingRequest { Name = name, IdempotencyKey = "at once", PauseMs = 200 };
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => things.Client.CreateThingAsync(request, me).ResponseAsync));
        replies.Distinct().ShouldHaveSingleItem();
        (await things.CountAsync(name)).ShouldBe(1);
    }

    [Fact]
    public async Task The_key_of_another_request_is_refused_by_name_over_gRPC_and_REST()
    {
        var (name, person) = (NewName(), things.NewPerson());
        await things.Client.CreateThingAsync(new() { Name = name, IdempotencyKey = "k" }, ProbeApp.Bearer(person));
        var grpc = await ThingsFixture.RefusedAsync(things.Client.CreateThingAsync(new() { Name = "other", IdempotencyKey = "k" }, ProbeApp.Bearer(person)));
        grpc.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        grpc.Status.Detail.ShouldStartWith("idempotency_key: 'k' was used for another request of yours");
        var (_, body) = await things.RestAsync(HttpMethod.Post, "/v1/things", person, new { name = "other", idempotencyKey = "k" });
        body.GetProperty("message").GetString().ShouldBe(grpc.Status.Detail);
        (await things.CountAsync("other")).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_key_of_another_person_is_another_key()
    {
        var name = NewName();
        var request = new CreateThingRequest { Name = name, IdempotencyKey = "mine" };
        await things.Client.CreateThingAsync(request, ProbeApp.Bearer(things.NewPerson()));
        await things.Client.CreateThingAsync(request, ProbeApp.Bearer(things.NewPerson()));
        (await things.CountAsync(name)).ShouldBe(2);
    }

    [Fact]
    public async Task A_call_that_failed_left_nothing_and_may_be_repeated()
    {
        var (name, me) = (NewName(), ProbeApp.Bearer(things.NewPerson()));
        var failing = new CreateThingRequest { Name = name, IdempotencyKey = "again", Fail = true };
        (await ThingsFixture.RefusedAsync(things.Client.CreateThingAsync(failing, me))).StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        (await things.CountAsync(name)).ShouldBe(0);
        await things.Client.CreateThingAsync(new() { Name = name, IdempotencyKey = "again" }, me);
        (await things.CountAsync(name)).ShouldBe(1);
    }

    [Fact]
    public async Task The_header_says_the_same_as_the_field_over_both_faces()
    {
        var (name, person) = (NewName(), things.NewPerson());
        var field = await things.Client.CreateThingAsync(new() { Name = name, IdempotencyKey = "h" }, ProbeApp.Bearer(person));
        var metadata = ProbeApp.Bearer(person);
        metadata.Add("idempotency-key", "h");
        (await things.Client.CreateThingAsync(new() { Name = name }, metadata)).ShouldBe(field);
        var (reply, body) = await things.RestAsync(HttpMethod.Post, "/v1/things", person, new { name }, ("Idempotency-Key", "h"));
        body.GetProperty("thingId").GetString().ShouldBe(field.ThingId);
        reply.Headers.GetValues("idempotency-replayed").ShouldBe(["true"]);
        (await things.CountAsync(name)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_different_keys_in_one_call_are_refused()
    {
        var metadata = ProbeApp.Bearer(things.NewPerson());
        metadata.Add("idempotency-key", "one");
        var refused = await ThingsFixture.RefusedAsync(things.Client.CreateThingAsync(new() { Name = NewName(), IdempotencyKey = "two" }, metadata));
        (refused.StatusCode, refused.Status.Detail.Contains("idempotency_key", StringComparison.Ordinal)).ShouldBe((StatusCode.InvalidArgument, true));
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused_with_the_limit()
    {
        var refused = await ThingsFixture.RefusedAsync(things.Client.CreateThingAsync(
            new() { Name = NewName(), IdempotencyKey = new string('k', 101) }, ProbeApp.Bearer(things.NewPerson())));
        refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refused.Status.Detail.ShouldContain("must have 1 to 100 characters and has 101");
    }

    [Fact]
    public async Task Keys_are_kept_for_three_days()
    {
        var (name, me) = (NewName(), ProbeApp.Bearer(things.NewPerson()));
        await things.Client.CreateThingAsync(new() { Name = name, IdempotencyKey = $"old {name}" }, me);
        await things.Client.CreateThingAsync(new() { Name = name, IdempotencyKey = $"new {name}" }, me);
        await AgeAsync($"old {name}", NodaTime.Duration.FromDays(4));
        await AgeAsync($"new {name}", NodaTime.Duration.FromDays(2));
        await things.WithDbAsync(async db => { await Housekeeping.CleanAsync(db, default); return 0; });
        var left = await things.WithDbAsync(db => db.Set<IdempotencyKey>().Where(k => k.Key.EndsWith(name)).Select(k => k.Key).ToListAsync());
        left.ShouldBe([$"new {name}"]);
    }

    Task AgeAsync(string key, NodaTime.Duration by) => things.WithDbAsync(db => db.Set<IdempotencyKey>().Where(k => k.Key == key)
        .ExecuteUpdateAsync(set => set.SetProperty(k => k.CreatedAt, k => k.CreatedAt - by)));

    Task<int> EventsAsync(string id) => things.WithDbAsync(db => db.Outbox.CountAsync(m => m.Payload.Contains(id)));

    static string NewName() => Guid.CreateVersion7().ToString("N");
}
