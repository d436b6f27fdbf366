using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Mockloop.Cli.Platform;

/// <summary>The platform that runs from this checkout, as its AppHost describes it.</summary>
sealed record RunningPlatform(IReadOnlyList<RunningResource> Resources)
{
    /// <summary>The sign-in server's realm.</summary>
    internal Uri? Realm =>
        Resources.FirstOrDefault(r => r.Name is "identity" or "keycloak")?.Urls.FirstOrDefault() is { } url ? new Uri($"{url.TrimEnd('/')}/realms/mockloop") : null;

    /// <summary>A gRPC address of a service; null when no replica of it runs.</summary>
    internal string? GrpcOf(string service) => Resources
        .Where(r => r.State == "Running" && r.Urls.Count > 1 && (r.Name == service || r.Name.StartsWith(service + "-", StringComparison.Ordinal)))
        .Select(r => r.Urls[1]).FirstOrDefault();

    /// <summary>Asks the AppHost; null when none runs.</summary>
    internal static async Task<RunningPlatform?> FindAsync(HttpClient http, CancellationToken stop)
    {
        foreach (var file in Checkout.StateFolders().Select(f => Path.Combine(f, "apphost.json")).Where(File.Exists))
            try
            {
                var board = JsonSerializer.Deserialize<Board>(await File.ReadAllTextAsync(file, stop), JsonSerializerOptions.Web)!;
                var resources = await http.GetFromJsonAsync<RunningResource[]>(board.Url + "/resources", stop);
                return new(resources!);
            }
            catch (HttpRequestException)
            {
                // A file that a killed AppHost left behind.
            }

        return null;
    }

    /// <summary>Calls a service with a token; one that does not run is as good as one that does not answer.</summary>
    internal async Task<T> CallAsync<T>(string service, string token, Func<CallInvoker, Task<T>> use)
    {
        var address = GrpcOf(service) ?? throw new RpcException(new Status(StatusCode.Unavailable, "it does not run"));
        using var channel = GrpcChannel.ForAddress(address);
        return await use(channel.Intercept(headers =>
        {
            headers.Add("authorization", $"Bearer {token}");
            return headers;
        }));
    }

    sealed record Board(string Url);
}

/// <summary>One line of <c>/resources</c>.</summary>
sealed record RunningResource(string Name, string Kind, string State, IReadOnlyList<string> Urls);
