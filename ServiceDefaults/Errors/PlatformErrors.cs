using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>Wires the one error mapping.</summary>
static class PlatformErrors
{
    public static void AddPlatformErrors(this IServiceCollection services)
    {
        services.AddExceptionHandler<EdgeExceptionHandler>();
        services.AddProblemDetails();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessDenied>();
    }

    public static void AddPlatformGrpc(this IServiceCollection services) =>
        services.AddGrpc(grpc => grpc.Interceptors.Add<ErrorInterceptor>())
            .AddJsonTranscoding(json =>
            {
                json.TypeRegistry = ErrorResponse.Details;
                // As protobuf's JSON has it: numbers of 64 bits do not survive every JSON reader.
                json.JsonSettings.WriteInt64sAsStrings = true;
            });
}
