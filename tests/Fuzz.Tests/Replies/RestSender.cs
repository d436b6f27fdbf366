using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Grpc.Core;
using Mockloop.Fuzz.Tests.Platform;
using Mockloop.Fuzz.Tests.Requests;

namespace Mockloop.Fuzz.Tests.Replies;

/// <summary>Sends a call over one REST binding: path fields into the path, the rest into body or query.</summary>
sealed partial class RestSender(FuzzPlatform platform) : IDisposable
{
    const int LongestPath = 6_000, LargestBody = 4 * 1024 * 1024;
    static readonly string[] OddSegments = ["", "%2F", "%00", "..", "%2e%2e", "a%2Fb", "%ff", "%F0%9F%91%A9", "a;b=c", "*", "{id}", "%25", "me", "%20", ":plan"];
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30), StreamLimit = TimeSpan.FromSeconds(1);
    readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<Reply> SendAsync(FuzzCall call)
    {
        using var request = Build(call);
        using var stop = new CancellationTokenSource(call.Method.Method.IsServerStreaming ? StreamLimit : Limit);
        if (call.Mischief == Mischief.CutOff)
            stop.CancelAfter(call.Random(2).Next(1, 30));
        var watch = Stopwatch.StartNew();
        try
        {
            using var response = await _http.SendAsync(request, stop.Token);
            var body = await response.Content.ReadAsByteArrayAsync(stop.Token);
            return Reply.OfHttp((int)response.StatusCode, $"{response.Headers}{response.Content.Headers}", body, watch.Elapsed);
        }
        catch (OperationCanceledException)
        {
            var code = watch.Elapsed >= Limit ? StatusCode.DeadlineExceeded : StatusCode.Cancelled;
            return new(code, null, "cut off", null, "", [], watch.Elapsed);
        }
        catch (HttpRequestException e) when (request.Content?.Headers.ContentLength > LargestBody)
        {
            // A body above the limit may be cut off while it is still being sent.
            return new(StatusCode.InvalidArgument, null, e.Message, null, "", [], watch.Elapsed);
        }
    }

    public void Dispose() => _http.Dispose();

    HttpRequestMessage Build(FuzzCall call)
    {
        var rest = new Tree(call.Request);
        var random = call.Random(1);
        var path = Parameter().Replace(call.Rest!.Template, match =>
        {
            var name = match.Groups[1].Value;
            var value = rest.GetValueOrDefault(name);
            rest.Remove(name);
            return call.Mischief == Mischief.OddPath ? OddSegments[random.Next(OddSegments.Length)] : Escape(Plain(value));
        });
        var query = call.Rest.Body.Length == 0 ? Query(rest, "") : [];
        if (call.Mischief == Mischief.OddQuery)
            query.AddRange([.. query, .. query, "nobody=knows", "page_size=x", "a.b.c=1", "=", "%00=%00", "version=99999999999999999999", "cohort_id=1&cohort_id=2"]);
        var url = $"{platform.Addresses[call.Method.Service].Http}{path}{(query.Count > 0 ? "?" + string.Join('&', query) : "")}";
        var request = new HttpRequestMessage(call.Rest.Verb, new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (call.Rest.Body.Length > 0)
            request.Content = Content(call, rest, random);
        if (call.Caller.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in call.Caller.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    static ByteArrayContent Content(FuzzCall call, Tree rest, Random random)
    {
        var content = new ByteArrayContent(GarbledBytes.OfJson(rest.ToJson(call.Method.Method.InputType), call.Mischief, random));
        string[] odd = ["text/plain", "application/xml", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/json; charset=nonsense", "multipart/form-data", "application/grpc"];
        content.Headers.TryAddWithoutValidation("Content-Type", call.Mischief == Mischief.ContentType ? odd[random.Next(odd.Length)] : "application/json");
        return content;
    }

    static List<string> Query(Tree tree, string prefix) =>
        [.. tree.SelectMany(entry => entry.Value switch
        {
            Tree inner => Query(inner, $"{prefix}{entry.Key}."),
            List<object?> list => list.Take(50).Where(v => v is not Tree).Select(v => $"{prefix}{entry.Key}={Escape(Plain(v))}"),
            _ => [$"{prefix}{entry.Key}={Escape(Plain(entry.Value))}"],
        })];

    static string Plain(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToBase64String(bytes),
        Tree or List<object?> => "{}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static string Escape(string text)
    {
        var cut = text.Length > LongestPath ? text[..LongestPath] : text;
        return Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)));
    }

    [GeneratedRegex(@"\{([a-z_.]+)(?:=[^}]*)?\}")]
    private static partial Regex Parameter();
}
