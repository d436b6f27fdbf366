using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Questions;

namespace Mockloop.Debrief.Tests;

/// <summary>Questions at its gRPC seam: it knows one track.</summary>
sealed class FakeQuestions : IAsyncDisposable
{
    readonly WebApplication app;

    FakeQuestions(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public static async Task<FakeQuestions> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<Calls>();
        await app.StartAsync();
        return new FakeQuestions(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    sealed class Calls : QuestionsService.QuestionsServiceBase
    {
        public override Task<Track> GetTrack(GetTrackRequest request, ServerCallContext context) => request.Hash == FakeTracks.Hash
            ? Task.FromResult(FakeTracks.Track)
            : throw new RpcException(new Grpc.Core.Status(StatusCode.NotFound, "no such track"));

        /// <summary>Every round started when it was booked for.</summary>
        public override Task<Timeline> GetTimeline(GetTimelineRequest request, ServerCallContext context) => Task.FromResult(new Timeline
        {
            Entries = { new TimelineEntry { Kind = "joined", At = Timestamp.FromDateTimeOffset(PlayedLoop.Start.AddMinutes(-2)) }, new TimelineEntry { Kind = "started", At = Timestamp.FromDateTimeOffset(PlayedLoop.Start) } },
        });
    }
}
