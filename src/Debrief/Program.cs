using Mockloop.Debrief;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Reports;
using Mockloop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("debrief");
builder.AddPlatformData<DebriefDb>("debrief-db");
builder.AddPlatformBus(bus => bus.AddDebriefConsumers());
builder.Services.AddReplicatedMembership<DebriefDb>();
builder.Services.AddDebriefParts();
builder.Services.AddReports();

var app = builder.Build();
if (args.Contains("--migrate"))
{
    await app.MigrateAsync<DebriefDb>();
    return;
}

app.MapServiceDefaults();
app.MapGrpcService<DebriefGrpcService>();
app.MapGrpcService<ReportGrpcService>();
app.Run();
