using Aspire.Hosting;
using Mockloop.EngineHost;

// As a resource it serves; as the AppHost of a test it runs one of the scenarios.
if (args is ["serve", ..])
{
    await Server.RunAsync();
    return;
}

var builder = DistributedApplication.CreateBuilder(args);
Scenarios.Describe(builder, builder.Configuration["scenario"] ?? "", builder.Configuration["scratch"] ?? ".");
builder.Build().Run();
