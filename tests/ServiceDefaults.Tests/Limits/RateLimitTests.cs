using System.Net;
using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Mockloop.ServiceDefaults.Tests.Hosting;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Limits;

/// <summary>A probe where three reads and two writes are all one gets.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    TestRealm realm = null!;
    ProbeApp app = null!;

    public async ValueTask InitializeAsync()
    {
        realm = await TestRealm.StartAsync();
        app = await ProbeApp.StartAsync(realm, settings =>
        {
            foreach (var (bucket, burst) in new[] { ("Reads", 3), ("Writes", 2) })
                (settings[$"RateLimits:{bucket}:Burst"], settings[$"RateLimits:{bucket}:PerMinute"]) = ($"{burst}", "1");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await realm.DisposeAsync();
    }

    [Fact]
    public async Task A_person_has_one_allowance_on_both_faces_and_hears_when_to_come_back()
    {
        var person = realm.Token(new TestToken());
        (await app.WhoAmIStatusAsync(person)).ShouldBe(StatusCode.OK);
        (await ReadAsync(person)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.WhoAmIStatusAsync(person)).ShouldBe(StatusCode.OK);

        var grpc = await Should.ThrowAsync<RpcException>(() => app.WhoAmIAsync(person));
        var rest = await ReadAsync(person);
        (grpc.StatusCode, rest.StatusCode).ShouldBe((StatusCode.ResourceExhausted, HttpStatusCode.TooManyRequests));
        grpc.Status.Detail.ShouldStartWith("Too many reads: at most 3 at once and 1 per minute for each person. Try again in ");
        grpc.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan().TotalSeconds.ShouldBeInRange(1, 60);
        rest.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        var body = JsonSerializer.Deserialize<JsonElement>(await rest.Content.ReadAsStringAsync());
        body.GetProperty("message").GetString()!.ShouldStartWith("Too many reads: at most 3 at once");
    }

    [Fact]
    public async Task Reading_much_leaves_the_writes_alone_and_nobody_pays_for_another()
    {
        var person = realm.Token(new TestToken());
        for (var i = 0; i < 3; i++)
            await app.WhoAmIAsync(person);
        (await app.WhoAmIStatusAsync(person)).ShouldBe(StatusCode.ResourceExhausted);
        (await FailAsync(person)).ShouldBe(StatusCode.FailedPrecondition);
        (await FailAsync(person)).ShouldBe(StatusCode.FailedPrecondition);
        (await FailAsync(person)).ShouldBe(StatusCode.ResourceExhausted);
        (await app.WhoAmIStatusAsync(realm.Token(new TestToken()))).ShouldBe(StatusCode.OK);
    }

    [Theory]
    [InlineData("services", StatusCode.OK)]
    [InlineData("simulator", StatusCode.ResourceExhausted)]
    public async Task The_platform_s_own_clients_are_not_counted_and_the_simulator_only_in_a_demo(string client, StatusCode expected)
    {
        var token = realm.Token(new TestToken { ClientId = client });
        for (var i = 0; i < 3; i++)
            await AskAsync();
        (await AskAsync()).ShouldBe(expected);

        Task<StatusCode> AskAsync() => ProbeApp.StatusOfAsync(app.Client.ForPersonOrServiceAsync(new(), ProbeApp.Bearer(token)));
    }

    [Fact]
    public async Task Callers_without_sign_in_are_counted_by_address_and_health_by_nothing()
    {
        for (var i = 0; i < 3; i++)
            (await ReadAsync(null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ReadAsync(null)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        for (var i = 0; i < 10; i++)
            (await app.Rest.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var open = await ProbeApp.StartAsync(realm, settings =>
            (settings["RateLimits:Enabled"], settings["RateLimits:Reads:Burst"]) = ("false", "1"));
        var person = realm.Token(new TestToken());
        for (var i = 0; i < 5; i++)
            (await open.WhoAmIStatusAsync(person)).ShouldBe(StatusCode.OK);
    }

    Task<HttpResponseMessage> ReadAsync(string? person) => app.SendAsync(HttpMethod.Get, "/v1/me", person);

    Task<StatusCode> FailAsync(string person) => ProbeApp.StatusOfAsync(app.Client.FailAsync(new FailRequest { Kind = "conflict" }, ProbeApp.Bearer(person)));
}
