using System.Net;
using Google.Rpc;
using Grpc.Core;
using Mockloop.ServiceDefaults.Tests.Calls;
using Mockloop.ServiceDefaults.Tests.Hosting;

namespace Mockloop.ServiceDefaults.Tests.Limits;

public sealed class RequestSizeTests(ThingsFixture things) : IClassFixture<ThingsFixture>
{
    [Theory]
    [InlineData(9_000, StatusCode.OK)]
    [InlineData(11_000, StatusCode.ResourceExhausted)]
    public async Task A_method_takes_what_its_own_limit_says(int size, StatusCode expected)
    {
        var name = new string('x', size);
        var grpc = await ProbeApp.StatusOfAsync(things.Client.CreateThingAsync(new() { Name = name }, ProbeApp.Bearer(things.NewPerson())));
        var (rest, _) = await things.RestAsync(HttpMethod.Post, "/v1/things", things.NewPerson(), new { name });
        (grpc, rest.StatusCode).ShouldBe((expected, expected == StatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task The_refusal_names_the_limit_the_same_over_gRPC_and_REST()
    {
        var name = new string('x', 20_000);
        var grpc = await ThingsFixture.RefusedAsync(things.Client.CreateThingAsync(new() { Name = name }, ProbeApp.Bearer(things.NewPerson())));
        var (_, body) = await things.RestAsync(HttpMethod.Post, "/v1/things", things.NewPerson(), new { name });
        grpc.Status.Detail.ShouldBe("The request is larger than this call takes: at most 10,000 bytes; send less.");
        body.GetProperty("message").GetString().ShouldBe(grpc.Status.Detail);
        grpc.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason.ShouldBe("TOO_LARGE");
    }

    [Fact]
    public async Task Where_nothing_is_said_it_is_256_KiB()
    {
        var name = new string('x', 300_000);
        var thing = await things.Client.CreateThingAsync(new() { Name = "a" }, ProbeApp.Bearer(things.NewPerson()));
        (await ThingsFixture.RefusedAsync(things.Client.EditThingAsync(new() { ThingId = thing.ThingId, Name = name }, ProbeApp.Bearer(things.NewPerson()))))
            .Status.Detail.ShouldContain("at most 262,144 bytes");
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_cut_off_at_the_limit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/things") { Content = new Unmeasured() };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new("Bearer", things.NewPerson());
        var reply = await things.App.Rest.SendAsync(request);
        reply.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    sealed class Unmeasured : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            for (var i = 0; i < 400; i++)
                await stream.WriteAsync(new byte[1000]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
