using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests;

/// <summary>Questions and Scheduling at their gRPC seams: the tracks of these tests, what a test says was asked and answered, and who is attested.</summary>
sealed class FakeQuestions : IAsyncDisposable
{
    static readonly ConcurrentDictionary<string, (Question Question, Guid[] Readers)> Asked = new();
    static readonly ConcurrentDictionary<string, TimelineEntry[]> Happened = new();
    readonly WebApplication app;

    FakeQuestions(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public static void Ask(Guid interviewId, Question question, params Guid[] readers) => Asked[$"{interviewId}"] = (question, readers);

    public static void Happen(Guid interviewId, params TimelineEntry[] entries) => Happened[$"{interviewId}"] = entries;

    /// <param name="people">Asked by a Debrief that runs as a process; one in this process has them injected.</param>
    public static async Task<FakeQuestions> StartAsync(FakePeople? people = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(people ?? new FakePeople());
        var app = builder.Build();
        app.MapGrpcService<Calls>();
        app.MapGrpcService<Attestations>();
        await app.StartAsync();
        return new FakeQuestions(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    sealed class Calls : QuestionsService.QuestionsServiceBase
    {
        public override Task<Track> GetTrack(GetTrackRequest request, ServerCallContext context) => FakeTracks.Find(request.Hash) is { } track
            ? Task.FromResult(track)
            : throw new RpcException(new Grpc.Core.Status(StatusCode.NotFound, "no such track"));

        /// <summary>For people whose own token the call carries.</summary>
        public override Task<Question> GetQuestion(GetQuestionRequest request, ServerCallContext context) =>
            Asked.TryGetValue(request.InterviewId, out var asked) && asked.Readers.Any(r => Caller(context).Contains($"{r}", StringComparison.Ordinal)) ? Task.FromResult(asked.Question)
                : throw new RpcException(new Grpc.Core.Status(StatusCode.PermissionDenied, "not in this round"));

        static string Caller(ServerCallContext context)
        {
            var claims = context.RequestHeaders.GetValue("authorization")!.Split('.')[1].Replace('-', '+').Replace('_', '/');
            return Encoding.UTF8.GetString(Convert.FromBase64String(claims.PadRight((claims.Length + 3) / 4 * 4, '=')));
        }

        /// <summary>Every round started when it was booked for; what a test adds comes after that, in pages.</summary>
        public override Task<Timeline> GetTimeline(GetTimelineRequest request, ServerCallContext context)
        {
            TimelineEntry[] all =
            [
                new() { Kind = "joined", At = Timestamp.FromDateTimeOffset(PlayedLoop.Start.AddMinutes(-2)) }, new() { Kind = "started", At = Timestamp.FromDateTimeOffset(PlayedLoop.Start) },
                .. Happened.GetValueOrDefault(request.InterviewId, []),
            ];
            int from = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken, CultureInfo.InvariantCulture), to = Math.Min(all.Length, from + request.PageSize);
            return Task.FromResult(new Timeline { Entries = { all[from..to] }, NextPageToken = to < all.Length ? string.Create(CultureInfo.InvariantCulture, $"{to}") : "" });
        }
    }

    sealed class Attestations(FakePeople people) : SchedulingService.SchedulingServiceBase
    {
        public override async Task<ListQualifiedReply> ListQualified(ListQualifiedRequest request, ServerCallContext context)
        {
            var attested = await people.ListAsync(Guid.Parse(request.CohortId), request.Qualification, context.CancellationToken);
            return new ListQualifiedReply { People = { attested.Select(p => new QualifiedPerson { PersonId = $"{p.PersonId}", Name = p.Name }) } };
        }
    }
}
