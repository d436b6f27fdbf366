using System.Collections.Concurrent;
using Google.Api;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;

namespace Mockloop.ServiceDefaults.Calls;

/// <summary>What the proto says of the method behind an endpoint, whether it is called by gRPC or by REST.</summary>
static class Contract
{
    static readonly ConcurrentDictionary<System.Type, ServiceDescriptor?> Services = new();

    /// <summary>The method, or null where the endpoint is none of a proto (health, pages).</summary>
    public static MethodDescriptor? MethodOf(Microsoft.AspNetCore.Http.Endpoint? endpoint)
    {
        if (endpoint?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } transcoded)
            return transcoded.MethodDescriptor;
        return endpoint?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } grpc
            ? Services.GetOrAdd(grpc.ServiceType, ServiceOf)?.FindMethodByName(grpc.Method.Name)
            : null;
    }

    /// <summary>An HTTP rule with GET is the contract's promise that a call changes nothing.</summary>
    public static bool IsRead(MethodDescriptor method) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http)?.PatternCase == HttpRule.PatternOneofCase.Get;

    // Generated bases are nested in the class that carries the service's descriptor.
    static ServiceDescriptor? ServiceOf(System.Type service)
    {
        for (var type = service; type is not null; type = type.BaseType)
            if (type.DeclaringType?.GetProperty("Descriptor")?.GetValue(null) is ServiceDescriptor descriptor)
                return descriptor;
        return null;
    }
}
