using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Calls;
using Mockloop.ServiceDefaults.Limits;

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
        services.AddGrpc(grpc =>
            {
                // Its catch-all route would hide REST's 405 for every path of two parts.
                grpc.IgnoreUnknownServices = true;
                // The outermost first: what any of the others says passes the error mapping.
                grpc.Interceptors.Add<ErrorInterceptor>();
                grpc.Interceptors.Add<RequestSize>();
                grpc.Interceptors.Add<ConditionalCalls>();
                grpc.Interceptors.Add<OncePerKey>();
            })
            .AddJsonTranscoding(json =>
            {
                json.TypeRegistry = ErrorResponse.Details;
                // As protobuf's JSON has it: numbers of 64 bits do not survive every JSON reader.
                json.JsonSettings.WriteInt64sAsStrings = true;
            });
}
