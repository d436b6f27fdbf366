using System.Net.Http.Json;
using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Tests.Hosting;

namespace Mockloop.ServiceDefaults.Tests.Errors;

/// <summary>Every kind of error over gRPC and REST, side by side.</summary>
public sealed class ErrorMappingTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Theory]
    [InlineData("invalid", StatusCode.InvalidArgument, 400, "size: '11' must be from 1 to 10; choose a smaller one")]
    [InlineData("not-found", StatusCode.NotFound, 404, "There is no loop '11'.")]
    [InlineData("conflict", StatusCode.FailedPrecondition, 400, "The loop is closed.")]
    [InlineData("exists", StatusCode.AlreadyExists, 409, "There is one.")]
    [InlineData("aborted", StatusCode.Aborted, 409, "Somebody was faster.")]
    [InlineData("forbidden", StatusCode.PermissionDenied, 403, "Not yours.")]
    [InlineData("exhausted", StatusCode.ResourceExhausted, 429, "The queue is full (100).")]
    [InlineData("unique", StatusCode.AlreadyExists, 409, "ix_person_email")]
    [InlineData("exclusion", StatusCode.Aborted, 409, "no_overlap")]
    [InlineData("deadlock", StatusCode.Aborted, 409, "repeat")]
    [InlineData("concurrency", StatusCode.Aborted, 409, "read it again")]
    [InlineData("status", StatusCode.Unavailable, 503, "elsewhere is down")]
    [InlineData("unforeseen", StatusCode.Internal, 500, "Something went wrong on our side")]
    public async Task An_error_is_the_same_over_gRPC_and_REST(string kind, StatusCode status, int http, string message)
    {
        var grpc = await FailAsync(kind);
        var (code, body) = await FailOverRestAsync(kind);

        grpc.StatusCode.ShouldBe(status);
        grpc.Status.Detail.ShouldContain(message);
        code.ShouldBe(http);
        body.GetProperty("code").GetInt32().ShouldBe((int)status);
        body.GetProperty("message").GetString()!.ShouldContain(message);
        foreach (var text in new[] { grpc.Status.Detail, body.GetRawText() })
            text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task The_fields_at_fault_are_named_over_gRPC_and_REST()
    {
        var status = (await FailAsync("invalid-two")).GetRpcStatus().ShouldNotBeNull();
        var violations = status.GetDetail<BadRequest>().ShouldNotBeNull().FieldViolations;
        violations.Select(v => v.Field).ShouldBe(["size", "kind"]);
        violations[0].Description.ShouldBe("'11' is too large");

        var (_, body) = await FailOverRestAsync("invalid-two");
        var detail = Detail(body, "google.rpc.BadRequest");
        detail.GetProperty("fieldViolations").EnumerateArray().Select(v => v.GetProperty("field").GetString()).ShouldBe(["size", "kind"]);
    }

    [Fact]
    public async Task The_constraint_that_was_violated_is_named()
    {
        var info = (await FailAsync("exclusion")).GetRpcStatus()!.GetDetail<ErrorInfo>().ShouldNotBeNull();
        (info.Reason, info.Metadata["constraint"]).ShouldBe(("OVERLAP", "no_overlap"));
        var (_, body) = await FailOverRestAsync("exclusion");
        Detail(body, "google.rpc.ErrorInfo").GetProperty("metadata").GetProperty("constraint").GetString().ShouldBe("no_overlap");
    }

    [Fact]
    public async Task What_is_missing_is_named() =>
        (await FailAsync("not-found")).GetRpcStatus()!.GetDetail<ResourceInfo>().ShouldNotBeNull().ResourceType.ShouldBe("loop");

    [Fact]
    public async Task An_unforeseen_error_is_logged_once_with_the_id_the_caller_gets()
    {
        var error = (await FailAsync("unforeseen")).GetRpcStatus()!.GetDetail<ErrorInfo>().ShouldNotBeNull();
        var id = error.Metadata["correlation_id"];
        probe.App.Log.Entries.Count(entry => entry.Level >= LogLevel.Error && entry.Message.Contains(id)).ShouldBe(1);
    }

    [Fact]
    public async Task An_expected_error_is_not_logged_as_one()
    {
        await FailAsync("exclusion");
        probe.App.Log.Entries.ShouldNotContain(entry => entry.Level >= LogLevel.Warning && entry.Message.Contains("no_overlap"));
    }

    [Fact]
    public async Task A_stream_that_breaks_off_says_why()
    {
        using var call = probe.App.Client.Count(new CountRequest { Limit = 2 }, ProbeApp.Bearer(probe.Person));
        var seen = new List<int>();
        var error = await Should.ThrowAsync<RpcException>(async () =>
        {
            await foreach (var reply in call.ResponseStream.ReadAllAsync())
                seen.Add(reply.Number);
        });
        seen.ShouldBe([1, 2]);
        (error.StatusCode, error.Status.Detail).ShouldBe((StatusCode.ResourceExhausted, "No more numbers today."));
    }

    [Fact]
    public async Task A_call_without_sign_in_is_refused_with_the_same_body()
    {
        var grpc = await Should.ThrowAsync<RpcException>(async () => await probe.App.Client.WhoAmIAsync(new()));
        var rest = await probe.App.SendAsync(HttpMethod.Get, "/v1/me", token: null);
        (grpc.StatusCode, (int)rest.StatusCode).ShouldBe((StatusCode.Unauthenticated, 401));
        rest.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        var body = await rest.Content.ReadFromJsonAsync<JsonElement>();
        body.GetProperty("message").GetString().ShouldBe(grpc.Status.Detail);
    }

    [Fact]
    public async Task A_call_one_may_not_make_is_refused_with_the_same_body()
    {
        var grpc = await Should.ThrowAsync<RpcException>(async () => await probe.App.Client.ForServicesAsync(new(), ProbeApp.Bearer(probe.Person)));
        var rest = await probe.App.SendAsync(HttpMethod.Get, "/v1/internal", probe.Person);
        (grpc.StatusCode, (int)rest.StatusCode).ShouldBe((StatusCode.PermissionDenied, 403));
        (await rest.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("message").GetString().ShouldBe(grpc.Status.Detail);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_a_bad_request()
    {
        var rest = await probe.App.SendAsync(HttpMethod.Post, "/v1/failures/invalid", probe.Person, new StringContent("{", null, "application/json"));
        ((int)rest.StatusCode).ShouldBe(400);
        (await rest.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetInt32().ShouldBe((int)StatusCode.InvalidArgument);
    }

    [Theory]
    [InlineData("/plain/broken", 500, StatusCode.Internal)]
    [InlineData("/plain-domain", 400, StatusCode.InvalidArgument)]
    [InlineData("/nowhere", 404, StatusCode.NotFound)]
    public async Task Endpoints_without_gRPC_answer_errors_in_the_same_shape(string path, int http, StatusCode code)
    {
        var rest = await probe.App.SendAsync(HttpMethod.Get, path, probe.Person);
        ((int)rest.StatusCode).ShouldBe(http);
        var body = await rest.Content.ReadFromJsonAsync<JsonElement>();
        body.GetProperty("code").GetInt32().ShouldBe((int)code);
        body.GetRawText().ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_unforeseen_error_outside_gRPC_is_logged_once_with_the_id_the_caller_gets()
    {
        var rest = await probe.App.SendAsync(HttpMethod.Get, "/plain/broken", probe.Person);
        var id = Detail(await rest.Content.ReadFromJsonAsync<JsonElement>(), "google.rpc.ErrorInfo")
            .GetProperty("metadata").GetProperty("correlation_id").GetString()!;
        probe.App.Log.Entries.Count(entry => entry.Level >= LogLevel.Error && entry.Message.Contains(id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_deadline_that_passes_is_DeadlineExceeded() =>
        (await ProbeApp.StatusOfAsync(probe.App.Client.WaitAsync(
            new(), ProbeApp.Bearer(probe.Person), DateTime.UtcNow.AddMilliseconds(300)))).ShouldBe(StatusCode.DeadlineExceeded);

    async Task<RpcException> FailAsync(string kind) => await Should.ThrowAsync<RpcException>(async () =>
        await probe.App.Client.FailAsync(new FailRequest { Kind = kind, Size = 11 }, ProbeApp.Bearer(probe.Person)));

    async Task<(int Status, JsonElement Body)> FailOverRestAsync(string kind)
    {
        var response = await probe.App.SendAsync(HttpMethod.Post, $"/v1/failures/{kind}", probe.Person, JsonContent.Create(new { size = 11 }));
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    static JsonElement Detail(JsonElement body, string type) => body.GetProperty("details").EnumerateArray()
        .Single(detail => detail.GetProperty("@type").GetString()!.EndsWith(type, StringComparison.Ordinal));
}
