using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Questions;
using Mockloop.Matching.Engine.Answers;
using Mockloop.Matching.Engine.Planning;
using Mockloop.Matching.Solving;

namespace Mockloop.Scheduling.Tests;

/// <summary>Questions and Matching at their gRPC seam: one track, and the real greedy planner behind a gate.</summary>
sealed class Neighbours : IAsyncDisposable
{
    readonly WebApplication _app;

    Neighbours(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>What the planner was asked last.</summary>
    public Contracts.Matching.PlanInstance? LastInstance { get; private set; }

    /// <summary>Runs when a plan is solved and not yet answered: the moment for somebody else to be faster.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    public static async Task<Neighbours> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<Lazy<Neighbours>>(services => new(() => services.GetRequiredService<Holder>().It!));
        builder.Services.AddSingleton<Holder>();
        var app = builder.Build();
        app.MapGrpcService<FakeQuestions>();
        app.MapGrpcService<FakeMatching>();
        await app.StartAsync();
        return app.Services.GetRequiredService<Holder>().It = new Neighbours(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    sealed class Holder
    {
        public Neighbours? It { get; set; }
    }

    sealed class FakeQuestions : QuestionsService.QuestionsServiceBase
    {
        public override Task<Track> GetTrack(GetTrackRequest request, ServerCallContext context) =>
            request.Id == TestTrack.Id || request.Hash == TestTrack.Hash
                ? Task.FromResult(TestTrack.Value)
                : throw new RpcException(new Status(StatusCode.NotFound, "no such track"));
    }

    sealed class FakeMatching(Lazy<Neighbours> neighbours) : MatchingService.MatchingServiceBase
    {
        public override async Task Solve(SolveRequest request, IServerStreamWriter<SolveProgress> responseStream, ServerCallContext context)
        {
            neighbours.Value.LastInstance = request.Instance;
            var plan = new LoopPlanner().Solve(request.Instance.ToEngine(), new PlanOptions { Seed = request.Seed, MaxRounds = 0 }, null, context.CancellationToken);
            await responseStream.WriteAsync(new SolveProgress { Placed = 0, Wanted = plan.Placed.Count });
            await neighbours.Value.BeforeAnswer();
            var last = plan.ToProto();
            last.Terms = PlanValue.Of(request.Instance.ToEngine(), plan.Placed).ToProto();
            await responseStream.WriteAsync(last);
        }

        public override Task<ExplainPairReply> ExplainPair(ExplainPairRequest request, ServerCallContext context) =>
            Task.FromResult(PairAnswers.Reply(request.Instance.ToEngine(), request));
    }
}

/// <summary>A track of three stages, the last one a panel of two; five members can do it.</summary>
static class TestTrack
{
    public const string Id = "test-track", Hash = "sha256:test";

    public static readonly Track Value = new()
    {
        Id = Id,
        Hash = Hash,
        Name = "Test",
        MinimumMembers = 5,
        BusinessDays = 12,
        GranularityMinutes = 30,
        MinGapBusinessDays = 1,
        Stages =
        {
            new Stage { Id = "screen", Minutes = 30, FromDay = 1, ToDay = 3, Roles = { Role("recruiter") } },
            new Stage { Id = "coding", Minutes = 45, FromDay = 3, ToDay = 6, Roles = { Role("engineer") } },
            new Stage { Id = "panel", Minutes = 60, FromDay = 6, ToDay = 10, Roles = { Role("manager"), Role("researcher") } },
        },
    };

    public static readonly string[] Chairs = ["screen:recruiter", "coding:engineer", "panel:manager", "panel:researcher"];

    static StageRole Role(string id) => new() { Id = id, Name = id };
}
