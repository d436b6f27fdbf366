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
            Note(Environment.GetEnvironmentVariable("NOTES")!, $"{Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")} stops\n"));
        await app.RunAsync();
    }

    // Replicas stop at the same moment, and one that writes locks the other out.
    static void Note(string file, string line)
    {
        while (true)
        {
            try
            {
                File.AppendAllText(file, line);
                return;
            }
            catch (IOException)
            {
                Thread.Sleep(5);
            }
        }
    }
}
