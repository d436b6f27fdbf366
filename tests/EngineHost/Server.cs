using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mockloop.EngineHost;

/// <summary>A web server that is healthy and notes when it was asked to stop.</summary>
static class Server
{
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.MapGet("/health", () => Results.Ok());
        app.Lifetime.ApplicationStopping.Register(() =>
            File.AppendAllText(Environment.GetEnvironmentVariable("NOTES")!, $"{Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")} stops\n"));
        await app.RunAsync();
    }
}
