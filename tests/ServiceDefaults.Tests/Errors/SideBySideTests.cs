using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tests.Hosting;

namespace Mockloop.ServiceDefaults.Tests.Errors;

/// <summary>One table of every kind of error: its gRPC status, its HTTP status, its reason; and that both faces say exactly the same.</summary>
public sealed class SideBySideTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    static readonly Dictionary<ErrorKind, (string Probe, StatusCode Code, int Http, string Reason)> Table = new()
    {
        [ErrorKind.Invalid] = ("invalid", StatusCode.InvalidArgument, 400, "INVALID"),
        [ErrorKind.NotFound] = ("not-found", StatusCode.NotFound, 404, "NOT_FOUND"),
        [ErrorKind.Conflict] = ("conflict", StatusCode.FailedPrecondition, 400, "CONFLICT"),
        [ErrorKind.AlreadyExists] = ("exists", StatusCode.AlreadyExists, 409, "ALREADY_EXISTS"),
        [ErrorKind.Aborted] = ("aborted", StatusCode.Aborted, 409, "ABORTED"),
        [ErrorKind.Stale] = ("stale", StatusCode.Aborted, 409, "STALE"),
        [ErrorKind.Forbidden] = ("forbidden", StatusCode.PermissionDenied, 403, "FORBIDDEN"),
        [ErrorKind.Exhausted] = ("full", StatusCode.ResourceExhausted, 429, "EXHAUSTED"),
        [ErrorKind.RateLimited] = ("rate-limited", StatusCode.ResourceExhausted, 429, "RATE_LIMITED"),
        [ErrorKind.TooLarge] = ("too-large", StatusCode.ResourceExhausted, 413, "TOO_LARGE"),
        [ErrorKind.Unsupported] = ("unsupported", StatusCode.InvalidArgument, 415, "UNSUPPORTED_MEDIA_TYPE"),
    };

    [Fact]
    public void Every_kind_is_in_the_table() => Table.Keys.ShouldBe(Enum.GetValues<ErrorKind>(), ignoreOrder: true);

    public static TheoryData<ErrorKind> Kinds => [.. Enum.GetValues<ErrorKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Both_faces_say_the_same_with_the_statuses_of_the_table(ErrorKind kind)
    {
        var (name, code, http, reason) = Table[kind];
        var (grpc, rest) = await BothAsync(name);
        (grpc.StatusCode, (int)rest.Status).ShouldBe((code, http));
        grpc.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason.ShouldBe(reason);
        JsonNode.DeepEquals(AsJson(grpc.GetRpcStatus()!), rest.Body).ShouldBeTrue(rest.Body.ToJsonString());
    }

    [Theory]
    [InlineData("late", StatusCode.DeadlineExceeded, 504)]
    [InlineData("status", StatusCode.Unavailable, 503)]
    public async Task What_a_neighbour_answered_is_passed_on_the_same(string name, StatusCode code, int http)
    {
        var (grpc, rest) = await BothAsync(name);
        (grpc.StatusCode, (int)rest.Status).ShouldBe((code, http));
        rest.Body["message"]!.GetValue<string>().ShouldBe(grpc.Status.Detail);
    }

    [Theory]
    [InlineData("full", "60")]
    [InlineData("rate-limited", "3")]
    public async Task When_to_come_back_is_a_number_on_both_faces(string name, string seconds)
    {
        var (grpc, rest) = await BothAsync(name);
        grpc.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan().TotalSeconds.ShouldBeInRange(2, 60);
        rest.Headers.RetryAfter!.ToString().ShouldBe(seconds);
    }

    async Task<(RpcException Grpc, (System.Net.HttpStatusCode Status, JsonNode Body, System.Net.Http.Headers.HttpResponseHeaders Headers) Http)> BothAsync(string name)
    {
        var grpc = await Should.ThrowAsync<RpcException>(async () =>
            await probe.App.Client.FailAsync(new FailRequest { Kind = name, Size = 11 }, ProbeApp.Bearer(probe.Person)));
        var rest = await probe.App.SendAsync(HttpMethod.Post, $"/v1/failures/{name}", probe.Person, JsonContent.Create(new { size = 11 }));
        return (grpc, (rest.StatusCode, (await rest.Content.ReadFromJsonAsync<JsonNode>())!, rest.Headers));
    }

    static JsonNode AsJson(Google.Rpc.Status status) => JsonNode.Parse(
        new JsonFormatter(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithTypeRegistry(ErrorResponse.Details)).Format(status))!;
}
