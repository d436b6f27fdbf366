using Mockloop.Contracts.Scheduling;
using Mockloop.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.History;
using Mockloop.Matching.Pool;
using Mockloop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("matching");
builder.AddPlatformData<MatchingDb>("matching-db");
builder.Services.AddReplicatedMembership<MatchingDb>();
builder.AddPlatformBus(bus =>
{
    bus.AddConsumer<InterviewBookedConsumer>();
    bus.AddConsumer<InterviewMovedConsumer>();
    bus.AddConsumer<InterviewCancelledConsumer>();
    bus.AddConsumer<PairRefusedConsumer>();
    bus.AddConsumer<MemberWithdrewConsumer>();
    bus.AddConsumer<RoundEndedConsumer>();
    bus.AddConsumer<NoShowConsumer>();
    bus.AddConsumer<ScorecardSubmittedConsumer>();
});
builder.Services.AddPoolDueTimes();
builder.Services.AddPlatformClient<SchedulingService.SchedulingServiceClient>("scheduling");
builder.Services.AddUseCases();

var app = builder.Build();
if (args.Contains("--migrate"))
{
    await app.MigrateAsync<MatchingDb>();
    return;
}
app.MapServiceDefaults();
app.MapGrpcService<MatchingGrpcService>();
app.Run();

/// <summary>Named so that tests can host the service.</summary>
public sealed partial class Program;
