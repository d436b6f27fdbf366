using System.Net;
using Google.Rpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Tests.Hosting;

namespace Mockloop.ServiceDefaults.Tests.Calls;

public sealed class ConditionalCallTests(ThingsFixture things) : IClassFixture<ThingsFixture>
{
    [Fact]
    public async Task An_edit_of_an_older_version_is_refused_the_same_over_gRPC_and_REST()
    {
        var (person, thing) = await NewAsync();
        await things.Client.EditThingAsync(new() { ThingId = thing.ThingId, Name = "second", Etag = thing.Etag }, ProbeApp.Bearer(person));

        var grpc = await ThingsFixture.RefusedAsync(things.Client.EditThingAsync(
            new() { ThingId = thing.ThingId, Name = "third", Etag = thing.Etag }, ProbeApp.Bearer(person)));
        var (rest, body) = await things.RestAsync(HttpMethod.Patch, $"/v1/things/{thing.ThingId}", person, new { name = "third", etag = thing.Etag });
        (grpc.StatusCode, (int)rest.StatusCode).ShouldBe((StatusCode.Aborted, 409));
        grpc.Status.Detail.ShouldBe("This thing was changed by somebody else: yours was made from version 1, it is version 2 now. Nothing was saved; read it again and repeat your change on that.");
        body.GetProperty("message").GetString().ShouldBe(grpc.Status.Detail);
        grpc.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason.ShouldBe("STALE");
        (await things.Client.GetThingAsync(new() { ThingId = thing.ThingId }, ProbeApp.Bearer(person))).Name.ShouldBe("second");
    }

    [Fact]
    public async Task If_Match_does_what_the_field_does_and_a_mismatch_is_412()
    {
        var (person, thing) = await NewAsync();
        var (read, _) = await things.RestAsync(HttpMethod.Get, $"/v1/things/{thing.ThingId}", person);
        var tag = read.Headers.ETag!.ToString();
        var (first, _) = await things.RestAsync(HttpMethod.Patch, $"/v1/things/{thing.ThingId}", person, new { name = "b" }, ("If-Match", tag));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Headers.ETag!.ToString().ShouldNotBe(tag);
        var (second, body) = await things.RestAsync(HttpMethod.Patch, $"/v1/things/{thing.ThingId}", person, new { name = "c" }, ("If-Match", tag));
        second.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        body.GetProperty("message").GetString()!.ShouldContain("it is version 2 now");
        var (any, _) = await things.RestAsync(HttpMethod.Patch, $"/v1/things/{thing.ThingId}", person, new { name = "d" }, ("If-Match", "*"));
        any.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_an_etag_the_last_edit_wins()
    {
        var (person, thing) = await NewAsync();
        await things.Client.EditThingAsync(new() { ThingId = thing.ThingId, Name = "b" }, ProbeApp.Bearer(person));
        (await things.Client.EditThingAsync(new() { ThingId = thing.ThingId, Name = "c" }, ProbeApp.Bearer(person))).Name.ShouldBe("c");
    }

    [Theory]
    [InlineData("If-Match", "W/\"1\"", "If-Match")]
    [InlineData("If-Match", "1", "If-Match")]
    [InlineData("If-Match", "\"soup\"", "etag")]
    [InlineData("If-Match", "\"99\"", "etag")]
    public async Task A_tag_that_never_was_is_refused_by_name(string header, string value, string named)
    {
        var (person, thing) = await NewAsync();
        var (reply, body) = await things.RestAsync(HttpMethod.Patch, $"/v1/things/{thing.ThingId}", person, new { name = "b" }, (header, value));
        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        body.GetProperty("message").GetString()!.ShouldStartWith($"{named}: ");
    }

    [Fact]
    public async Task Of_two_writers_at_once_one_wins_and_one_is_told()
    {
        var (person, thing) = await NewAsync();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => ProbeApp.StatusOfAsync(things.Client.EditThingAsync(
            new() { ThingId = thing.ThingId, Name = $"writer {i}", Etag = thing.Etag, PauseMs = 300 }, ProbeApp.Bearer(person)))));
        both.Order().ShouldBe([StatusCode.OK, StatusCode.Aborted]);
        (await things.Client.GetThingAsync(new() { ThingId = thing.ThingId }, ProbeApp.Bearer(person))).Etag.ShouldBe("2");
    }

    [Fact]
    public async Task What_one_has_already_is_304_without_a_body_until_anything_shown_changes()
    {
        var (person, thing) = await NewAsync();
        var path = $"/v1/things/{thing.ThingId}";
        var tag = (await things.RestAsync(HttpMethod.Get, path, person)).Reply.Headers.ETag!.ToString();
        var (same, _) = await things.RestAsync(HttpMethod.Get, path, person, null, ("If-None-Match", $"\"else\", {tag}"));
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        same.Headers.ETag!.ToString().ShouldBe(tag);

        var id = Guid.Parse(thing.ThingId);
        await things.WithDbAsync(db => db.Things.Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Seen, 7)));
        var (changed, body) = await things.RestAsync(HttpMethod.Get, path, person, null, ("If-None-Match", tag));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("editsSeen").GetInt32().ShouldBe(7);
    }

    async Task<(string Person, Thing Thing)> NewAsync()
    {
        var person = things.NewPerson();
        return (person, await things.Client.CreateThingAsync(new() { Name = "a" }, ProbeApp.Bearer(person)));
    }
}
