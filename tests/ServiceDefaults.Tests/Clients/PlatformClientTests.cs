using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Tests.Hosting;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Clients;

public sealed class PlatformClientTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task The_callers_token_is_forwarded()
    {
        await using var app = ClientApp.For(probe.Realm, probe.App);
        var person = Guid.CreateVersion7();
        (await app.Handling(probe.Realm.Token(person)).WhoAmIAsync(new())).PersonId.ShouldBe(person.ToString());
    }

    [Fact]
    public async Task Without_a_caller_the_service_calls_as_itself()
    {
        await using var app = ClientApp.For(probe.Realm, probe.App);
        (await app.Alone.ForServicesAsync(new())).IsService.ShouldBeTrue();
    }

    [Fact]
    public async Task An_anonymous_caller_does_not_borrow_the_services_token()
    {
        await using var app = ClientApp.For(probe.Realm, probe.App);
        (await ProbeApp.StatusOfAsync(app.Handling(null).ForServicesAsync(new()))).ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task A_call_can_be_the_services_own_while_a_person_is_served()
    {
        await using var app = ClientApp.For(probe.Realm, probe.App);
        var client = app.Handling(probe.Person);
        (await ProbeApp.StatusOfAsync(client.ForServicesAsync(new()))).ShouldBe(StatusCode.PermissionDenied);
        (await client.ForServicesAsync(new(), CallAs.Service())).IsService.ShouldBeTrue();
    }

    [Fact]
    public async Task A_call_can_be_on_behalf_of_a_person()
    {
        await using var app = ClientApp.For(probe.Realm, probe.App);
        var person = Guid.CreateVersion7();
        var me = await app.Alone.ForPersonOrServiceAsync(new(), CallAs.ServiceFor(person));
        (me.IsService, me.PersonId).ShouldBe((true, person.ToString()));
    }

    [Fact]
    public async Task A_token_given_with_the_call_is_left_alone()
    {
        await using var app = ClientApp.For(probe.Realm, probe.App);
        var person = Guid.CreateVersion7();
        (await app.Alone.WhoAmIAsync(new(), ProbeApp.Bearer(probe.Realm.Token(person)))).PersonId.ShouldBe(person.ToString());
    }

    [Fact]
    public async Task Replicas_take_turns()
    {
        await using var second = await ProbeApp.StartAsync(probe.Realm, name: "second");
        await using var app = ClientApp.For(probe.Realm, probe.App, second);
        var client = app.Handling(probe.Person);
        var answered = new List<string>();
        for (var i = 0; i < 6; i++)
            answered.Add((await client.WhoAmIAsync(new())).Replica);
        answered.Count(name => name == "second").ShouldBe(3);
    }

    [Fact]
    public async Task A_read_is_repeated_where_a_replica_is_gone()
    {
        var gone = await ProbeApp.StartAsync(probe.Realm, name: "gone");
        var url = gone.GrpcUrl;
        await gone.DisposeAsync();
        await using var app = ClientApp.For(probe.Realm, TimeProvider.System, probe.App.GrpcUrl, url);
        var client = app.Handling(probe.Person);
        for (var i = 0; i < 4; i++)
            (await ProbeApp.StatusOfAsync(client.WhoAmIAsync(new()))).ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task A_write_passes_over_a_replica_that_takes_no_connection()
    {
        var gone = await ProbeApp.StartAsync(probe.Realm, name: "gone");
        var url = gone.GrpcUrl;
        await gone.DisposeAsync();
        await using var app = ClientApp.For(probe.Realm, TimeProvider.System, probe.App.GrpcUrl, url);
        var client = app.Handling(probe.Person);
        for (var i = 0; i < 4; i++)
            (await ProbeApp.StatusOfAsync(client.PutShapeAsync(new() { ShapeId = "7", Shape = new Shape() }))).ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task A_write_that_may_have_reached_a_replica_is_not_repeated()
    {
        // Takes the connection and the call, and ends without an answer.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        int taken = 0;
        var taking = Task.Run(async () =>
        {
            while (true)
            {
                using var connection = await silent.AcceptSocketAsync();
                // The server's part of the handshake: an empty settings frame.
                await connection.SendAsync(new byte[] { 0, 0, 0, 4, 0, 0, 0, 0, 0 });
                await Task.Delay(300);
                taken++;
            }
        });
        await using var app = ClientApp.For(probe.Realm, TimeProvider.System, $"http://{silent.LocalEndpoint}");
        var outcome = await ProbeApp.StatusOfAsync(app.Handling(probe.Person).PutShapeAsync(new() { ShapeId = "7", Shape = new Shape() }));
        outcome.ShouldBe(StatusCode.Unavailable);
        taken.ShouldBe(1);
    }

    [Fact]
    public async Task Only_methods_with_a_GET_rule_are_repeated()
    {
        var names = RepeatedReads.Of(typeof(Probe.ProbeClient)).MethodConfigs.ShouldHaveSingleItem().Names;
        names.Select(name => name.Method).ShouldBe(["WhoAmI", "WaitRead", "ForServices", "Count"], ignoreOrder: true);
        names.ShouldAllBe(name => name.Service == "mockloop.probe.v1.Probe");
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Every_unary_call_has_a_deadline()
    {
        await using var app = ClientApp.For(probe.Realm, probe.App);
        (await app.Handling(probe.Person).WhoAmIAsync(new())).HasDeadline.ShouldBeTrue();
        // Without a platform client there is none, so the line above says something.
        (await probe.App.WhoAmIAsync(probe.Person)).HasDeadline.ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_that_hangs_ends_after_ten_seconds()
    {
        await using var app = ClientApp.For(probe.Realm, new Behind(TimeSpan.FromSeconds(9)), probe.App.GrpcUrl);
        var watch = Stopwatch.StartNew();
        var ended = ProbeApp.StatusOfAsync(app.Handling(probe.Person).WaitAsync(new())).WaitAsync(TimeSpan.FromSeconds(20));
        (await ended).ShouldBe(StatusCode.DeadlineExceeded);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_stream_has_no_deadline_of_its_own()
    {
        await using var app = ClientApp.For(probe.Realm, new Behind(TimeSpan.FromHours(1)), probe.App.GrpcUrl);
        using var call = app.Handling(probe.Person).Count(new CountRequest { Limit = 1 });
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    /// <summary>A clock that is late, so that ten seconds from its now pass sooner.</summary>
    sealed class Behind(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - by;
    }
}
