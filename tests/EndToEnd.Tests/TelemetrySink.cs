using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mockloop.EndToEnd.Tests;

/// <summary>
/// A collector for traces, metrics and logs that keeps none of them: it only notes where a watched text comes by. Texts stand in
/// the protocol's messages as they are, in UTF-8.
/// </summary>
sealed class TelemetrySink : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentDictionary<(string Text, string Path), int> seen = new();
    byte[][] watched = [];

    TelemetrySink(WebApplication app) => this.app = app;

    /// <summary>For <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, with the protocol <c>http/protobuf</c>.</summary>
    internal string Url => app.Urls.First();

    internal static async Task<TelemetrySink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var sink = new TelemetrySink(app);
        app.MapPost("/v1/{signal}", (Delegate)sink.TakeAsync);
        await app.StartAsync();
        return sink;
    }

    /// <summary>From now on.</summary>
    internal void Watch(params string[] texts) => watched = [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>In how many messages the text came by, per signal.</summary>
    internal IReadOnlyDictionary<string, int> Seen(string text) =>
        seen.Where(s => s.Key.Text == text).ToDictionary(s => s.Key.Path, s => s.Value);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task<IResult> TakeAsync(HttpContext http, string signal)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        foreach (var text in watched)
            if (body.GetBuffer().AsSpan(0, (int)body.Length).IndexOf(text) >= 0)
                seen.AddOrUpdate((Encoding.UTF8.GetString(text), signal), 1, (_, times) => times + 1);
        return Results.Bytes([], "application/x-protobuf");
    }
}
