using Microsoft.Extensions.Options;
using Mockloop.Contracts.Questions;
using Mockloop.Grading;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Leasing;
using Mockloop.Grading.Packages;
using Mockloop.Grading.Slots;
using Mockloop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("grading");
builder.AddPlatformBus(bus => bus.AddConsumer<SubmissionQueuedConsumer>());
builder.Services.AddPlatformClient<GradingQueueService.GradingQueueServiceClient>("questions");

builder.Services.Configure<GradingOptions>(builder.Configuration.GetSection("Grading"));
// Beyond the drain: an answer of Questions under way, giving back what is left, and removing the sandboxes.
builder.Services.AddOptions<HostOptions>().Configure<IOptions<GradingOptions>>((host, own) => host.ShutdownTimeout = own.Value.Drain + TimeSpan.FromSeconds(8));
builder.Services.AddSingleton<WakeUp>().AddSingleton<SlotPool>().AddPackages().AddHostedService<WorkLoop>();
builder.Services.AddSingleton(_ => new DataDevices(DeviceOptions.FromEnvironment()));
builder.Services.AddHealthChecks().AddCheck<SandboxHealth>("sandbox");

var app = builder.Build();
app.MapServiceDefaults();
app.MapGrpcService<GradingGrpcService>();
app.Run();
