using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Questions;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tracks;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Tracks;

public sealed class TrackCacheTests : IAsyncLifetime
{
    const string Hash = "sha256:one", Unlike = "sha256:unlike";

    readonly Asked asked = new();
    TestPlatform platform = null!;
    WebApplication questions = null!;
    TestService service = null!;

    public async ValueTask InitializeAsync()
    {
        platform = await TestPlatform.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(asked);
        questions = builder.Build();
        questions.MapGrpcService<FakeQuestions>();
        await questions.StartAsync();
        service = await TestService.StartAsync(platform, "debrief",
            services: s => s.AddTrackCache().AddTrackCache(), settings: new() { ["services:questions:grpc:0"] = questions.Urls.First() });
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await questions.DisposeAsync();
        await platform.DisposeAsync();
    }

    [Fact]
    public async Task A_track_is_asked_for_once_by_the_service_itself_and_then_read_from_the_own_table()
    {
        (await GetAsync(Hash)).Name.ShouldBe("One");
        (await GetAsync(Hash)).Name.ShouldBe("One");
        (await GetAfterRestartAsync(Hash)).Name.ShouldBe("One");
        asked.Tokens.ShouldHaveSingleItem().ShouldStartWith("Bearer ");
    }

    [Fact]
    public async Task A_track_under_another_hash_than_asked_for_is_refused_and_not_kept()
    {
        (await Should.ThrowAsync<InvalidOperationException>(() => GetAsync(Unlike))).Message.ShouldContain(Unlike);
        await Should.ThrowAsync<InvalidOperationException>(() => GetAsync(Unlike));
        asked.Tokens.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_track_kept_under_its_hash_is_never_asked_for()
    {
        await UseAsync(cache => cache.KeepAsync(new Track { Id = "latest", Hash = "sha256:latest", Name = "Latest" }, default));
        (await GetAfterRestartAsync("sha256:latest")).Name.ShouldBe("Latest");
        asked.Tokens.ShouldBeEmpty();
    }

    Task<Track> GetAsync(string hash) => UseAsync(cache => cache.GetAsync(hash, default));

    async Task<Track> UseAsync(Func<TrackCache, Task<Track>> use)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TrackCache>());
    }

    /// <summary>With nothing in memory.</summary>
    async Task<Track> GetAfterRestartAsync(string hash)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<TrackCache>(scope.ServiceProvider, new TrackMemory()).GetAsync(hash, default);
    }

    sealed class Asked
    {
        public List<string> Tokens { get; } = [];
    }

    sealed class FakeQuestions(Asked asked) : QuestionsService.QuestionsServiceBase
    {
        public override Task<Track> GetTrack(GetTrackRequest request, ServerCallContext context)
        {
            asked.Tokens.Add(context.RequestHeaders.Single(h => h.Key == "authorization").Value);
            return Task.FromResult(new Track { Id = "one", Hash = Hash, Name = "One" });
        }
    }
}
