using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Matching.Tests;

/// <summary>Scheduling and Questions at their gRPC seam: profiles as a test sets them, and one track of one stage.</summary>
sealed class Neighbours : IAsyncDisposable
{
    public const string TrackHash = "sha256:pool";

    readonly WebApplication _app;

    Neighbours(WebApplication app, ConcurrentDictionary<string, PoolProfile> profiles) => (_app, Profiles) = (app, profiles);

    public string Url => _app.Urls.First();

    /// <summary>By person id; nobody else is a member.</summary>
    public ConcurrentDictionary<string, PoolProfile> Profiles { get; }

    public static async Task<Neighbours> StartAsync()
    {
        var profiles = new ConcurrentDictionary<string, PoolProfile>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(profiles);
        var app = builder.Build();
        app.MapGrpcService<FakeScheduling>();
        app.MapGrpcService<FakeQuestions>();
        await app.StartAsync();
        return new Neighbours(app, profiles);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    sealed class FakeScheduling(ConcurrentDictionary<string, PoolProfile> profiles) : SchedulingService.SchedulingServiceBase
    {
        public override Task<PoolProfile> GetPoolProfile(GetPoolProfileRequest request, ServerCallContext context) =>
            profiles.TryGetValue(request.PersonId, out var profile)
                ? Task.FromResult(profile)
                : throw new RpcException(new Status(StatusCode.NotFound, "no such member"));
    }

    sealed class FakeQuestions : QuestionsService.QuestionsServiceBase
    {
        public override Task<Track> GetTrack(GetTrackRequest request, ServerCallContext context) => Task.FromResult(new Track
        {
            Id = "pool",
            Hash = TrackHash,
            GranularityMinutes = 30,
            Stages = { new Stage { Id = "coding", Minutes = 45, Roles = { new StageRole { Id = "engineer" } } } },
        });
    }
}
