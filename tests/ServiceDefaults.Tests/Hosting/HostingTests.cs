using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Mockloop.ServiceDefaults.Tests.Hosting;

public sealed class HostingTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Health_is_open_to_everybody(string path)
    {
        var body = await probe.App.Rest.GetFromJsonAsync<JsonElement>(path);
        body.GetProperty("status").GetString().ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_broken_dependency_makes_a_process_unready_and_says_why_but_not_dead()
    {
        await using var app = await ProbeApp.StartAsync(probe.Realm, build: builder => builder.Services.AddHealthChecks()
            .AddCheck("database", () => HealthCheckResult.Unhealthy("no connection to scheduling-db")));
        var health = await app.Rest.GetAsync("/health");
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var check = (await health.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks").GetProperty("database");
        check.GetProperty("status").GetString().ShouldBe("Unhealthy");
        check.GetProperty("why").GetString().ShouldBe("no connection to scheduling-db");
        (await app.Rest.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Replicas_behind_one_address_listen_on_it_together_and_one_may_end()
    {
        var first = await ProbeApp.StartAsync(probe.Realm, settings => settings["SHARED_PORT"] = "true");
        var address = first.Rest.BaseAddress!;
        await using var second = await ProbeApp.StartAsync(probe.Realm, settings =>
            (settings["SHARED_PORT"], settings["urls"]) = ("true", $"{address};{settings["urls"]}"));
        await AnswersAsync();
        await first.DisposeAsync();
        await AnswersAsync();

        async Task AnswersAsync()
        {
            for (var i = 0; i < 8; i++)
            {
                // A connection each: the kernel deals out connections, not requests.
                using var http = new HttpClient { BaseAddress = address };
                (await http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public async Task The_gRPC_endpoint_speaks_HTTP_2_only_and_the_other_HTTP_1_only()
    {
        using var http = new HttpClient();
        (await SendAsync(probe.App.GrpcUrl, HttpVersion.Version11)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(probe.App.Rest.BaseAddress!.ToString(), HttpVersion.Version20));
        (await SendAsync(probe.App.GrpcUrl, HttpVersion.Version20)).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> SendAsync(string url, Version version) => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(url), "/alive"))
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        });
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        var large = new string('x', 5 * 1024 * 1024);
        var rest = await probe.App.SendAsync(HttpMethod.Post, "/v1/failures/x", probe.Person, JsonContent.Create(new { large }));
        ((int)rest.StatusCode).ShouldBe(413);
        (await ProbeApp.StatusOfAsync(probe.App.Client.FailAsync(new FailRequest { Kind = large }, ProbeApp.Bearer(probe.Person))))
            .ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Starting_warns_of_nothing()
    {
        await using var app = await ProbeApp.StartAsync(probe.Realm);
        app.Log.Entries.ShouldNotContain(entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Parts_of_the_platform_bring_their_own_endpoints()
    {
        await using var app = await ProbeApp.StartAsync(probe.Realm, build: builder => builder.Services.AddSingleton(
            new ServiceDefaults.Hosting.EndpointMapping(routes => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(routes, "/part", () => "here"))));
        (await app.SendAsync(HttpMethod.Get, "/part", probe.Person)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.SendAsync(HttpMethod.Get, "/part", token: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
