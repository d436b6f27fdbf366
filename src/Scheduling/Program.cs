using Mockloop.Contracts.Matching;
using Mockloop.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.Mail;
using Mockloop.Scheduling.Notices;
using Mockloop.Scheduling.People;
using Mockloop.Scheduling.Pool;
using Mockloop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("scheduling");
builder.AddPlatformData<SchedulingDb>("scheduling-db");
builder.AddPlatformBus(bus =>
{
    bus.AddConsumer<RoundEndedConsumer>();
    bus.AddConsumer<NoShowConsumer>();
    bus.AddConsumer<StageDecidedConsumer>();
    bus.AddConsumer<LoopDecidedConsumer>();
    bus.AddConsumer<InterviewerRatedConsumer>();
    bus.AddConsumer<PairMatchedConsumer>();
});
builder.Services.AddRepairs();
builder.Services.AddDueHandler<AnnounceChanges>(AnnounceChanges.Kind);
builder.Services.AddDueHandler<Remind>(Remind.Kind);
builder.AddMail();
builder.Services.AddPlatformClient<MatchingService.MatchingServiceClient>("matching");
builder.Services.AddUseCases();

var app = builder.Build();
if (args.Contains("--migrate"))
{
    await app.MigrateAsync<SchedulingDb>();
    return;
}
app.MapServiceDefaults();
app.MapGrpcService<SchedulingGrpcService>();
app.Run();

/// <summary>Named so that tests can host the service.</summary>
public sealed partial class Program;
