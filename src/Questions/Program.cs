using MassTransit;
using Mockloop.Questions;
using Mockloop.Questions.Catalog;
using Mockloop.Questions.Data;
using Mockloop.Questions.Delivery;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Rejudging;
using Mockloop.Questions.Retention;
using Mockloop.Questions.Rounds;
using Mockloop.Questions.Submissions;
using Mockloop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("questions");
builder.AddPlatformData<QuestionsDb>("questions-db");
builder.Services.AddReplicatedMembership<QuestionsDb>();
builder.AddPlatformBus(bus =>
{
    bus.AddConsumer<InterviewBookedConsumer>();
    bus.AddConsumer<InterviewMovedConsumer>();
    bus.AddConsumer<InterviewCancelledConsumer>();
    bus.AddConsumer<LoopDecidedConsumer>();
    bus.AddConsumer<MemberWithdrewConsumer>();
    bus.AddConsumer<PersonErasedConsumer>();
});
builder.AddCatalog();
builder.AddGradingQueue();
builder.Services.AddRounds().AddDelivery().AddSubmissions().AddRejudging().AddRetention();

var app = builder.Build();
if (args.Contains("--migrate"))
{
    await app.MigrateAsync<QuestionsDb>();
    return;
}

app.MapServiceDefaults();
app.MapGrpcService<QuestionsGrpcService>();
app.MapGrpcService<GradingQueueGrpcService>();
app.MapGrpcService<RejudgeGrpcService>();
app.Run();
