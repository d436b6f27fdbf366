using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Faults;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Limits;
using Mockloop.ServiceDefaults.OpenApi;
using Mockloop.ServiceDefaults.Rest;

namespace Mockloop.ServiceDefaults;

/// <summary>What every gRPC service of the platform has.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// <see cref="HostDefaults.AddHostDefaults"/>, sign-in and access, gRPC with REST transcoding, one error mapping
    /// for both, OpenAPI.
    /// </summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.AddHostDefaults(service);
        builder.AddPlatformAuthentication();
        builder.Services.AddPlatformAccess();
        builder.Services.AddPlatformErrors();
        builder.Services.AddPlatformGrpc();
        if (CrashPoints.FolderOf(builder.Configuration) is not null)
            builder.Services.PostConfigure<GrpcServiceOptions>(CallDoneInterceptor.PutOutermost);
        builder.AddRateLimits(RateLimits.BucketOfCall, RateLimits.RefuseCall);
        builder.Services.AddPlatformOpenApi(service);
        return builder;
    }

    /// <summary>
    /// Errors, sign-in and access as middleware; <c>/health</c>, <c>/alive</c>, <c>/openapi/v1.json</c>; and the
    /// endpoints that parts of the platform registered as <see cref="EndpointMapping"/>.
    /// </summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        // A realm that is not configured stops the start, not the first call.
        app.Services.GetRequiredService<KeycloakSettings>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(ErrorResponse.WriteEmptyAsync);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseUnreadableRequests();
        app.UseRestRequests();
        app.MapHostDefaults();
        app.MapOpenApi().AllowAnonymous();
        foreach (var mapping in app.Services.GetServices<EndpointMapping>())
            mapping.Map(app);
        return app;
    }
}
