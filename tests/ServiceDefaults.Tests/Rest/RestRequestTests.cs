using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Mockloop.ServiceDefaults.Tests.Calls;

namespace Mockloop.ServiceDefaults.Tests.Rest;

/// <summary>What REST can get wrong before there is a call at all.</summary>
public sealed class RestRequestTests(ThingsFixture things) : IClassFixture<ThingsFixture>
{
    [Theory]
    [InlineData("{", "body", "line 1, byte 2")]
    [InlineData("{\n  \"name\": \"a\",\n  \"fail\": maybe\n}", "body", "line 3, byte 11")]
    [InlineData("{\"name\": 1, }", "body", "line 1")]
    [InlineData("", "body", "is not JSON")]
    [InlineData("[]", "body", "is no JSON object")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", "body", "is not JSON that this call reads")]
    [InlineData("{\"title\":\"a\"}", "title", "is no field here; the fields are name, fail")]
    [InlineData("{\"name\":1}", "name", "'1' is no text")]
    [InlineData("{\"name\":\"\\ud800\"}", "name", "holds half of a surrogate pair")]
    [InlineData("{\"fail\":\"yes\"}", "fail", "is neither true nor false")]
    [InlineData("{\"pauseMs\":3000000000}", "pause_ms", "is no whole number from -2147483648 to 2147483647")]
    [InlineData("{\"pauseMs\":\"7\"}", "pause_ms", "is no whole number")]
    [InlineData("{\"pauseMs\":1e1}", "pause_ms", "is no whole number")]
    [InlineData("{\"length\":\"1.5\"}", "length", "is no number")]
    [InlineData("{\"pauseMs\":1.5}", "pause_ms", "is no whole number")]
    [InlineData("{\"colour\":\"COLOUR_BEIGE\"}", "colour", "is not one of COLOUR_UNSPECIFIED, COLOUR_RED")]
    [InlineData("{\"colour\":77}", "colour", "is not one of")]
    [InlineData("{\"madeAt\":\"yesterday\"}", "made_at", "is no instant; send one such as")]
    [InlineData("{\"madeAt\":\"2026-02-31T00:00:00Z\"}", "made_at", "is no instant")]
    [InlineData("{\"parts\":{}}", "parts", "is no list")]
    [InlineData("{\"parts\":[{\"name\":\"a\"},{\"nome\":\"b\"}]}", "parts[1].nome", "is no field here; the fields are name")]
    [InlineData("{\"parts\":[7]}", "parts[0]", "is no object")]
    [InlineData("{\"sizes\":{\"a\":\"x\"}}", "sizes[a]", "is no whole number")]
    [InlineData("{\"sizes\":[]}", "sizes", "is no map")]
    [InlineData("{\"weight\":\"99999999999999999999\"}", "weight", "is no whole number of 64 bits")]
    [InlineData("{\"raw\":\"%%\"}", "raw", "is no base64")]
    [InlineData("{\"length\":\"long\"}", "length", "is no number")]
    public async Task A_body_at_fault_is_400_and_names_the_place_and_the_way_out(string json, string field, string words)
    {
        var (status, body) = await PostAsync(new StringContent(json, Encoding.UTF8, "application/json"));
        (status, body.GetProperty("code").GetInt32()).ShouldBe((400, (int)StatusCode.InvalidArgument));
        var violation = Detail(body, "BadRequest").GetProperty("fieldViolations").EnumerateArray().Single();
        violation.GetProperty("field").GetString().ShouldBe(field);
        violation.GetProperty("description").GetString()!.ShouldContain(words);
    }

    [Theory]
    [InlineData("{\"colour\":1}")]
    [InlineData("{\"weight\":\"12\"}")]
    [InlineData("{\"weight\":12}")]
    [InlineData("{\"length\":\"NaN\"}")]
    [InlineData("{\"madeAt\":\"2026-01-31T09:00:00+01:00\"}")]
    [InlineData("{\"name\":\"a\",\"pause_ms\":0,\"made_at\":null,\"parts\":[],\"sizes\":{\"x\":1},\"raw\":\"AAE=\"}")]
    public async Task What_the_JSON_mapping_allows_passes(string json)
    {
        var (status, body) = await PostAsync(new StringContent(json, Encoding.UTF8, "application/json"));
        status.ShouldBe(200, body.GetRawText());
    }

    [Fact]
    public async Task Several_fields_at_fault_are_all_named()
    {
        var (_, body) = await PostAsync(new StringContent("{\"name\":1,\"fail\":2,\"soup\":3}", Encoding.UTF8, "application/json"));
        Detail(body, "BadRequest").GetProperty("fieldViolations").EnumerateArray().Select(v => v.GetProperty("field").GetString()).ShouldBe(["name", "fail", "soup"]);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_named_by_their_place()
    {
        var (status, body) = await PostAsync(Content([.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8], "application/json"));
        status.ShouldBe(400);
        body.GetProperty("message").GetString().ShouldBe("body: 'byte 9' is no UTF-8; send JSON as UTF-8");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Another_media_type_is_415(string? type)
    {
        var (status, body) = await PostAsync(Content("{}"u8.ToArray(), type));
        (status, body.GetProperty("code").GetInt32()).ShouldBe((415, (int)StatusCode.InvalidArgument));
        body.GetProperty("message").GetString()!.ShouldEndWith("send JSON in UTF-8 as application/json.");
    }

    [Theory]
    [InlineData("/v1/things?name=a&pageSize=many", "pageSize", "is no whole number")]
    [InlineData("/v1/things?name=a&limit=3", "limit", "is no parameter of this call")]
    [InlineData("/v1/things?name=a&name=b", "name", "is given more than once")]
    public async Task A_query_parameter_at_fault_is_named(string path, string field, string words)
    {
        var (reply, body) = await things.RestAsync(HttpMethod.Get, path, things.NewPerson());
        ((int)reply.StatusCode).ShouldBe(400);
        var violation = Detail(body, "BadRequest").GetProperty("fieldViolations").EnumerateArray().Single();
        violation.GetProperty("field").GetString().ShouldBe(field);
        violation.GetProperty("description").GetString()!.ShouldContain(words);
    }

    [Fact]
    public async Task A_call_with_a_body_takes_no_query()
    {
        var (reply, body) = await things.RestAsync(HttpMethod.Post, "/v1/things?name=a", things.NewPerson(), new { });
        ((int)reply.StatusCode, body.GetProperty("message").GetString()).ShouldBe(
            (400, "name: 'a' is a query parameter, and this call takes none; send the field in the body"));
    }

    [Theory]
    [InlineData("DELETE", "/v1/things", 405, StatusCode.Unimplemented)]
    [InlineData("GET", "/v1/nowhere", 404, StatusCode.NotFound)]
    public async Task Roads_that_lead_nowhere_have_the_same_body(string method, string path, int http, StatusCode code)
    {
        var (reply, body) = await things.RestAsync(new HttpMethod(method), path, things.NewPerson());
        ((int)reply.StatusCode, body.GetProperty("code").GetInt32()).ShouldBe((http, (int)code));
        body.GetProperty("details").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_method_that_is_not_there_is_Unimplemented_over_gRPC()
    {
        var method = new Method<GetThingRequest, Thing>(MethodType.Unary, "mockloop.things.v1.Things", "PaintThing",
            Marshallers.Create(r => Google.Protobuf.MessageExtensions.ToByteArray(r), GetThingRequest.Parser.ParseFrom),
            Marshallers.Create(r => Google.Protobuf.MessageExtensions.ToByteArray(r), Thing.Parser.ParseFrom));
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(things.App.GrpcUrl);
        using var call = channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(Hosting.ProbeApp.Bearer(things.NewPerson())), new GetThingRequest());
        var refused = await ThingsFixture.RefusedAsync(call);
        (refused.StatusCode, refused.Status.Detail).ShouldBe((StatusCode.Unimplemented, "There is no method /mockloop.things.v1.Things/PaintThing here."));
    }

    async Task<(int Status, JsonElement Body)> PostAsync(HttpContent content)
    {
        var reply = await things.App.SendAsync(HttpMethod.Post, "/v1/things", things.NewPerson(), content);
        return ((int)reply.StatusCode, JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync()));
    }

    static ByteArrayContent Content(byte[] bytes, string? type)
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    static JsonElement Detail(JsonElement body, string type) => body.GetProperty("details").EnumerateArray()
        .Single(detail => detail.GetProperty("@type").GetString()!.EndsWith(type, StringComparison.Ordinal));
}
