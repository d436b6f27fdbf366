using Mockloop.Contracts.Questions;
using Mockloop.Grading;
using Mockloop.Grading.Leasing;
using Mockloop.Grading.Packages;
using Mockloop.Grading.Slots;
using Mockloop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("grading");
builder.AddPlatformBus(bus => bus.AddConsumer<SubmissionQueuedConsumer>());
builder.Services.AddPlatformClient<GradingQueueService.GradingQueueServiceClient>("questions");

builder.Services.Configure<GradingOptions>(builder.Configuration.GetSection("Grading"));
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = GradingOptions.DrainLimit + TimeSpan.FromSeconds(5));
builder.Services.AddSingleton<WakeUp>().AddSingleton<SlotPool>().AddSingleton<PackageCache>().AddHostedService<WorkLoop>();
builder.Services.AddHealthChecks().AddCheck<SandboxHealth>("sandbox");

var app = builder.Build();
app.MapServiceDefaults();
app.MapGrpcService<GradingGrpcService>();
app.Run();
