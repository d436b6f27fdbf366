using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mockloop.Debrief.Tests.Phrasing;

/// <summary>A server that speaks OpenAI's chat completions and says what a test wants.</summary>
sealed class FakeLanguageModel : IAsyncDisposable
{
    readonly WebApplication app;

    FakeLanguageModel(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.First() + "/v1");

    /// <summary>The requests' bodies.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Makes the answer from the text that it was asked to say; null breaks the connection's reply.</summary>
    public Func<string, string?> Say { get; set; } = text => text;

    public static async Task<FakeLanguageModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeLanguageModel(app);
        app.MapPost("/v1/chat/completions", (Delegate)fake.AnswerAsync);
        await app.StartAsync();
        return fake;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task<IResult> AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Asked.Enqueue(body);
        using var request = JsonDocument.Parse(body);
        var content = request.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content");
        var user = content.ValueKind == JsonValueKind.String ? content.GetString()! : content[0].GetProperty("text").GetString()!;
        var said = Say(string.Join('\n', user.Split('\n')[1..^1]));
        return said is null ? Results.StatusCode(500) : Results.Json(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1,
            model = "fake",
            choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = said } } },
            usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
        });
    }
}
