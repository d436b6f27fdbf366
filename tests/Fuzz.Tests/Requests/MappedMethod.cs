using Google.Api;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Contracts.Scheduling;
using Mockloop.Fuzz.Tests.Platform;

namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>A method as one service maps it, with all its REST bindings.</summary>
sealed record MappedMethod(string Service, MethodDescriptor Method, IReadOnlyList<Binding> Bindings)
{
    public string Name => $"{Service} {Method.Service.Name}/{Method.Name}";

    public string Path => $"/{Method.Service.FullName}/{Method.Name}";

    /// <summary>Everything that the running services answer, read from their endpoints.</summary>
    public static IReadOnlyList<MappedMethod> All(FuzzPlatform platform) =>
    [
        .. from service in FuzzPlatform.Names
           let endpoints = platform.Services(service).GetRequiredService<EndpointDataSource>().Endpoints
           let rules = endpoints.Select(e => e.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>()).OfType<GrpcJsonTranscodingMetadata>().ToList()
           from name in endpoints.Select(e => e.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName).OfType<string>().Distinct()
           orderby name
           let method = Declared.Single(m => $"/{m.Service.FullName}/{m.Name}" == name)
           select new MappedMethod(service, method, [.. rules.Where(r => r.MethodDescriptor.FullName == method.FullName).Select(r => new Binding(r.HttpRule))]),
    ];

    /// <summary>Every method of every proto, mapped or not.</summary>
    public static IReadOnlyList<MethodDescriptor> Declared { get; } =
    [
        .. typeof(SchedulingReflection).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Reflection", StringComparison.Ordinal) && t.Namespace?.StartsWith("Mockloop.", StringComparison.Ordinal) == true)
            .Select(t => (FileDescriptor)t.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(f => f.Services).SelectMany(s => s.Methods),
    ];
}

/// <summary>One REST binding.</summary>
sealed class Binding(HttpRule rule)
{
    public HttpMethod Verb => rule.PatternCase == HttpRule.PatternOneofCase.Custom ? new(rule.Custom.Kind) : new(rule.PatternCase.ToString().ToUpperInvariant());

    public string Template => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => rule.Get,
        HttpRule.PatternOneofCase.Put => rule.Put,
        HttpRule.PatternOneofCase.Post => rule.Post,
        HttpRule.PatternOneofCase.Delete => rule.Delete,
        HttpRule.PatternOneofCase.Patch => rule.Patch,
        _ => rule.Custom.Path,
    };

    public string Body => rule.Body;
}
