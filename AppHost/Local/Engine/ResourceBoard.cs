using System.Text.Json;
using System.Text.Json.Serialization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>One resource as <c>/resources</c> shows it.</summary>
sealed record ResourceStatus(
    string Name, string Kind, ResourceState State, bool Healthy, int Restarts, IEnumerable<string> Urls, int? Pid, int? ExitCode);

/// <summary>The AppHost's own port: <c>GET /resources</c> as JSON.</summary>
sealed class ResourceBoard : IAsyncDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    readonly WebApplication app;

    readonly string announcement;

    ResourceBoard(WebApplication app, string url, string announcement) => (this.app, Url, this.announcement) = (app, url, announcement);

    public string Url { get; }

    public static async Task<ResourceBoard> StartAsync(StateFolder state, IReadOnlyList<Resource> resources, IReadOnlyList<ResourceRun> runs)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var url = $"http://localhost:{state.Port("apphost")}";
        builder.WebHost.UseUrls(url);
        // Signals are the engine's.
        builder.Services.AddSingleton<Microsoft.Extensions.Hosting.IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.MapGet("/resources", () => Results.Json(resources.SelectMany(resource => Describe(resource, runs)), Json));
        await app.StartAsync();
        var announcement = Path.Combine(state.Folder, "apphost.json");
        await File.WriteAllTextAsync(announcement, JsonSerializer.Serialize(new { pid = Environment.ProcessId, url }, Json));
        return new(app, url, announcement);
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(announcement);
        await app.DisposeAsync();
    }

    static IEnumerable<ResourceStatus> Describe(Resource resource, IReadOnlyList<ResourceRun> runs) =>
        runs.Where(run => run.Resource == (resource.Parent ?? resource)).Select(run => resource.Parent is null
            ? new ResourceStatus(run.Name, resource.Kind, run.State, run.IsHealthy, run.RestartCount, run.Urls, run.Process, run.ExitCode)
            : new ResourceStatus(resource.Name, resource.Kind, run.State, run.IsHealthy, 0, [], null, null));

    sealed class NoLifetime : Microsoft.Extensions.Hosting.IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
