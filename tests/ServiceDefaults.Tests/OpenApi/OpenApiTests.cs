using System.Net.Http.Json;
using System.Text.Json;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Tests.Hosting;

namespace Mockloop.ServiceDefaults.Tests.OpenApi;

public sealed class OpenApiTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task Every_method_with_an_HTTP_rule_is_listed_and_no_other()
    {
        var document = await DocumentAsync();
        var listed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(o => o.Value.TryGetProperty("operationId", out _)))
            .Select(operation => operation.Value.GetProperty("operationId").GetString()!)
            .Where(id => id.StartsWith("Probe_", StringComparison.Ordinal)).ToList();
        var annotated = Probe.Descriptor.Methods.Where(m => m.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not null);

        listed.Count.ShouldBe(listed.Distinct().Count());
        annotated.Select(m => $"Probe_{m.Name}").ShouldBeSubsetOf(listed);
        listed.Where(id => Probe.Descriptor.Methods.Any(m => id == $"Probe_{m.Name}")).Count().ShouldBe(annotated.Count());
        listed.ShouldContain(id => id.StartsWith("Probe_PutShape_patch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Path_query_and_body_stand_where_they_belong()
    {
        var put = Operation(await DocumentAsync(), "/v1/shapes/{shape_id}:rename", "put");
        var parameters = put.GetProperty("parameters").EnumerateArray()
            .Select(p => (Name: p.GetProperty("name").GetString(), In: p.GetProperty("in").GetString(), Type: p.GetProperty("schema").GetProperty("type").ToString()));
        parameters.ShouldBe([("shape_id", "path", "string"), ("dryRun", "query", "boolean"), ("labels", "query", "array")]);
        Reference(put.GetProperty("requestBody").GetProperty("content")).ShouldEndWith("mockloop.probe.v1.Shape");
        Reference(put.GetProperty("responses").GetProperty("200").GetProperty("content")).ShouldEndWith("mockloop.probe.v1.Shape");
        Reference(put.GetProperty("responses").GetProperty("default").GetProperty("content")).ShouldEndWith("google.rpc.Status");
    }

    [Fact]
    public async Task Headers_limits_and_errors_of_a_call_are_told()
    {
        await using var app = await ProbeApp.StartAsync(probe.Realm, build: builder => builder.Services.AddSingleton(
            new EndpointMapping(routes => routes.MapGrpcService<Calls.ThingsService>())));
        var document = await app.Rest.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var (create, edit, get) = (Operation(document, "/v1/things", "post"), Operation(document, "/v1/things/{thing_id}", "patch"), Operation(document, "/v1/things/{thing_id}", "get"));
        Headers(create).ShouldBe(["Idempotency-Key"]);
        Headers(edit).ShouldBe(["If-Match"]);
        Headers(get).ShouldBe(["If-None-Match"]);
        Codes(create).ShouldBe(["200", "400", "401", "403", "404", "409", "413", "415", "429", "503", "504", "default"]);
        Codes(edit).ShouldContain("412");
        Codes(get).ShouldContain("304");
        Codes(get).ShouldNotContain("409");
        create.GetProperty("responses").GetProperty("413").GetProperty("description").GetString().ShouldBe("More than 10000 bytes.");
        create.GetProperty("responses").GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _).ShouldBeTrue();
        get.GetProperty("responses").GetProperty("200").GetProperty("headers").TryGetProperty("ETag", out _).ShouldBeTrue();

        static IEnumerable<string> Headers(JsonElement operation) => operation.GetProperty("parameters").EnumerateArray()
            .Where(p => p.GetProperty("in").GetString() == "header").Select(p => p.GetProperty("name").GetString()!);
        static IEnumerable<string> Codes(JsonElement operation) =>
            operation.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_get_has_no_body()
    {
        var get = Operation(await DocumentAsync(), "/v1/me", "get");
        get.TryGetProperty("requestBody", out _).ShouldBeFalse();
        get.TryGetProperty("parameters", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Schemas_are_those_of_protobufs_JSON()
    {
        var fields = (await DocumentAsync()).GetProperty("components").GetProperty("schemas")
            .GetProperty("mockloop.probe.v1.Shape").GetProperty("properties");
        Type("name").ShouldBe(("string", ""));
        Type("area").ShouldBe(("string", "int64"));
        Type("weight").ShouldBe(("number", "double"));
        Type("raw").ShouldBe(("string", "byte"));
        Type("drawnAt").ShouldBe(("string", "date-time"));
        Type("took").ShouldBe(("string", "duration"));
        fields.GetProperty("colour").GetProperty("enum")[1].GetString().ShouldBe("COLOUR_RED");
        fields.GetProperty("parts").GetProperty("items").GetProperty("$ref").GetString()!.ShouldEndWith("Shape");
        fields.GetProperty("named").GetProperty("additionalProperties").GetProperty("$ref").GetString()!.ShouldEndWith("Shape");

        (string, string) Type(string field) => (fields.GetProperty(field).GetProperty("type").GetString()!,
            fields.GetProperty(field).TryGetProperty("format", out var format) ? format.GetString()! : "");
    }

    [Fact]
    public async Task A_request_as_the_document_describes_it_works()
    {
        var body = JsonContent.Create(new { name = "square", area = "9007199254740993", colour = "COLOUR_RED", drawnAt = "2026-03-01T09:00:00Z" });
        var response = await probe.App.SendAsync(HttpMethod.Put, "/v1/shapes/7:rename?dryRun=true&labels=a&labels=b", probe.Person, body);
        response.IsSuccessStatusCode.ShouldBeTrue();
        var shape = await response.Content.ReadFromJsonAsync<JsonElement>();
        shape.GetProperty("area").GetString().ShouldBe("9007199254740993");
        shape.GetProperty("drawnAt").GetString().ShouldBe("2026-03-01T09:00:00Z");
    }

    [Fact]
    public async Task The_title_names_the_service() =>
        (await DocumentAsync()).GetProperty("info").GetProperty("title").GetString().ShouldBe("Mockloop probe");

    // Without a sign-in: scripts read it before they have one.
    async Task<JsonElement> DocumentAsync() => await probe.App.Rest.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

    static JsonElement Operation(JsonElement document, string path, string verb) => document.GetProperty("paths").GetProperty(path).GetProperty(verb);

    static string Reference(JsonElement content) =>
        content.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
}
