using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Mockloop.ServiceDefaults.Limits;

namespace Mockloop.ServiceDefaults.OpenApi;

/// <summary>Request bodies, replies and the error of transcoded methods, from their descriptors.</summary>
sealed partial class ProtoOperations : IOpenApiOperationTransformer
{
    const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata.OfType<GrpcJsonTranscodingMetadata>().FirstOrDefault();
        if (metadata is null || context.Document is not { } document)
            return Task.CompletedTask;
        var method = metadata.MethodDescriptor;
        operation.OperationId = OperationId(method, metadata.HttpRule);
        operation.Summary = Words().Replace(method.Name, " $0").Trim();
        if (BodyOf(method, metadata.HttpRule.Body) is { } body)
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Content(ProtoSchemas.Of(body, document)) };
        operation.Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse { Description = "Done.", Content = Content(ReplyOf(method, document)) },
            ["default"] = Error(document),
        };
        var limit = context.Description.ActionDescriptor.EndpointMetadata.OfType<CallLimitsAttribute>().FirstOrDefault()?.Bytes ?? CallLimitsAttribute.DefaultBytes;
        var isGet = HttpRuleDescriptions.Route(metadata.HttpRule).Verb == "GET";
        CallTerms.Add(operation, method, hasBody: operation.RequestBody is not null, isGet, limit, () => Error(document));
        return Task.CompletedTask;
    }

    static OpenApiResponse Error(OpenApiDocument document) => new()
    {
        Description = "An error; `details` name the fields at fault.",
        Content = Content(ProtoSchemas.Of(Google.Rpc.Status.Descriptor, document)),
    };

    // A method may have several routes; only the main one bears its name.
    static string OperationId(MethodDescriptor method, Google.Api.HttpRule rule)
    {
        var main = method.GetOptions()?.GetExtension(Google.Api.AnnotationsExtensions.Http);
        var route = HttpRuleDescriptions.Route(rule);
        var name = $"{method.Service.Name}_{method.Name}";
        return main is null || HttpRuleDescriptions.Route(main) == route
            ? name
            : $"{name}_{route.Verb.ToLowerInvariant()}_{NotAName().Replace(route.Path, "_").Trim('_')}";
    }

    static MessageDescriptor? BodyOf(MethodDescriptor method, string body) => body switch
    {
        "" => null,
        "*" => method.InputType,
        _ => method.InputType.FindFieldByName(body)?.MessageType,
    };

    // A stream is one JSON message per line.
    static IOpenApiSchema ReplyOf(MethodDescriptor method, OpenApiDocument document) =>
        ProtoSchemas.Of(method.OutputType, document);

    static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema) => new() { [Json] = new OpenApiMediaType { Schema = schema } };

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Words();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotAName();
}
