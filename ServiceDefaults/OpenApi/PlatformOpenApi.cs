using Microsoft.Extensions.DependencyInjection;

namespace Mockloop.ServiceDefaults.OpenApi;

static class PlatformOpenApi
{
    public static void AddPlatformOpenApi(this IServiceCollection services, string service) => services.AddOpenApi();
}
