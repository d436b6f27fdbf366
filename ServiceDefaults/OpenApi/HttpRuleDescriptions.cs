using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace Mockloop.ServiceDefaults.OpenApi;

/// <summary>
/// Lists the transcoded gRPC methods, which ASP.NET's own providers do not know: path, verb, path and query
/// parameters. The bodies, whose JSON is protobuf's and not System.Text.Json's, are <see cref="ProtoOperations"/>'.
/// </summary>
sealed class HttpRuleDescriptions(EndpointDataSource endpoints) : IApiDescriptionProvider
{
    static readonly EmptyModelMetadataProvider Metadata = new();

    // After ASP.NET's own providers at -1000 and -1100; nothing depends on it.
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } method)
                context.Results.Add(Describe(endpoint, method.MethodDescriptor, method.HttpRule));
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    /// <summary>The verb and the path template of a rule.</summary>
    internal static (string Verb, string Path) Route(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => ("GET", rule.Get),
        HttpRule.PatternOneofCase.Put => ("PUT", rule.Put),
        HttpRule.PatternOneofCase.Post => ("POST", rule.Post),
        HttpRule.PatternOneofCase.Delete => ("DELETE", rule.Delete),
        HttpRule.PatternOneofCase.Patch => ("PATCH", rule.Patch),
        HttpRule.PatternOneofCase.Custom => (rule.Custom.Kind, rule.Custom.Path),
        _ => throw new InvalidOperationException("An HTTP rule needs a verb and a path."),
    };

    static ApiDescription Describe(RouteEndpoint endpoint, MethodDescriptor method, HttpRule rule)
    {
        var (verb, path) = Route(rule);
        var description = new ApiDescription
        {
            HttpMethod = verb,
            RelativePath = path.TrimStart('/'),
            ActionDescriptor = new ActionDescriptor
            {
                DisplayName = method.FullName,
                EndpointMetadata = [.. endpoint.Metadata],
                RouteValues = { ["controller"] = method.Service.Name },
            },
        };
        var inPath = endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet();
        foreach (var name in inPath)
            description.ParameterDescriptions.Add(Parameter(name, BindingSource.Path, typeof(string), required: true));
        if (rule.Body == "*")
            return description;
        foreach (var field in method.InputType.Fields.InDeclarationOrder().Where(f => f.Name != rule.Body))
            AddQuery(description, field, prefix: "", inPath);
        return description;
    }

    static void AddQuery(ApiDescription description, FieldDescriptor field, string prefix, HashSet<string> inPath)
    {
        if (inPath.Contains(prefix + field.Name) || field.IsMap)
            return;
        if (field.FieldType is not FieldType.Message || ProtoTypes.IsScalarMessage(field.MessageType))
        {
            description.ParameterDescriptions.Add(Parameter(prefix + field.JsonName, BindingSource.Query, ProtoTypes.Clr(field)));
            return;
        }
        // Fields of a nested message are addressed by path (a.b); lists of messages and recursion have no query form.
        if (field.IsRepeated || field.MessageType == field.ContainingType || prefix.Length > 0)
            return;
        foreach (var inner in field.MessageType.Fields.InDeclarationOrder())
            AddQuery(description, inner, $"{field.JsonName}.", inPath);
    }

    static ApiParameterDescription Parameter(string name, BindingSource source, Type type, bool required = false) => new()
    {
        Name = name,
        Source = source,
        Type = type,
        ModelMetadata = Metadata.GetMetadataForType(type),
        IsRequired = required,
        ParameterDescriptor = new ParameterDescriptor { Name = name, ParameterType = type },
    };
}
