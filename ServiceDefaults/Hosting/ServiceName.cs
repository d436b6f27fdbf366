using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Mockloop.ServiceDefaults.Hosting;

/// <summary>The service's short name: <c>scheduling</c>. Part of queue names, telemetry and health.</summary>
public sealed record ServiceName(string Value)
{
    /// <summary>The name given to <c>AddServiceDefaults</c>, for parts that need it while the host is being built.</summary>
    public static ServiceName Of(IHostApplicationBuilder builder) =>
        builder.Properties.TryGetValue(typeof(ServiceName), out var name)
            ? (ServiceName)name
            : throw new InvalidOperationException("Call AddServiceDefaults or AddHostDefaults first.");
}

/// <summary>Endpoints that a part of the platform brings along: registered as a singleton, mapped by <c>MapServiceDefaults</c>.</summary>
public sealed record EndpointMapping(Action<IEndpointRouteBuilder> Map);
