using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Hosting;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Calls;

/// <summary>The service of things on real servers, for the tests of a class.</summary>
public sealed class ThingsFixture : IAsyncLifetime
{
    TestPlatform platform = null!;
    GrpcChannel channel = null!;

    internal ProbeApp App { get; private set; } = null!;

    internal Things.ThingsClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        platform = await TestPlatform.StartAsync();
        var settings = await platform.SettingsAsync("things");
        await using (var db = new TestDb(PlatformDbTestOptions.For(settings["ConnectionStrings:things-db"]!)))
            await db.Database.EnsureCreatedAsync();
        App = await ProbeApp.StartAsync(
            platform.Realm, all => settings.ToList().ForEach(s => all[s.Key] = s.Value),
            builder =>
            {
                builder.AddPlatformData<TestDb>("things-db");
                builder.AddPlatformBus(null);
                builder.Services.AddSingleton(new EndpointMapping(routes => routes.MapGrpcService<ThingsService>()));
            });
        channel = GrpcChannel.ForAddress(App.GrpcUrl);
        Client = new Things.ThingsClient(channel);
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await App.DisposeAsync();
        await platform.DisposeAsync();
    }

    internal string NewPerson() => platform.Realm.Token(new TestToken());

    internal async Task<T> WithDbAsync<T>(Func<TestDb, Task<T>> use)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TestDb>());
    }

    internal Task<int> CountAsync(string name) => WithDbAsync(db => db.Things.CountAsync(t => t.Name == name));

    /// <summary>A call by REST, with headers such as <c>If-Match</c>.</summary>
    internal async Task<(HttpResponseMessage Reply, JsonElement Body)> RestAsync(
        HttpMethod method, string path, string token, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        var reply = await App.Rest.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        return (reply, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    internal static async Task<RpcException> RefusedAsync<T>(AsyncUnaryCall<T> call) => await Should.ThrowAsync<RpcException>(async () => await call);
}
