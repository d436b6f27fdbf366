using Google.Api;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Mockloop.ServiceDefaults.Clients;

/// <summary>
/// Which calls may be repeated when nobody answered: those whose HTTP rule is a GET, for that is a promise that they
/// change nothing. The contract says so once, for gRPC and REST.
/// </summary>
static class RepeatedReads
{
    public static ServiceConfig Of(Type client)
    {
        var config = new ServiceConfig();
        var reads = Service(client).Methods.Where(IsRead).ToList();
        if (reads.Count == 0)
            return config;
        var method = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = 4,
                InitialBackoff = TimeSpan.FromMilliseconds(200),
                MaxBackoff = TimeSpan.FromSeconds(2),
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var read in reads)
            method.Names.Add(new MethodName { Service = read.Service.FullName, Method = read.Name });
        config.MethodConfigs.Add(method);
        return config;
    }

    // Generated clients are nested in a class that carries the service's descriptor.
    static ServiceDescriptor Service(Type client) =>
        client.DeclaringType?.GetProperty("Descriptor")?.GetValue(null) as ServiceDescriptor
        ?? throw new InvalidOperationException($"{client} is not a generated gRPC client.");

    static bool IsRead(MethodDescriptor method) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http)?.PatternCase == HttpRule.PatternOneofCase.Get;
}
