using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mockloop.ServiceDefaults.OpenApi;

/// <summary>The document <c>/openapi/v1.json</c>: every gRPC method with an HTTP rule.</summary>
static class PlatformOpenApi
{
    public static void AddPlatformOpenApi(this IServiceCollection services, string service)
    {
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, HttpRuleDescriptions>());
        services.AddOpenApi(options =>
        {
            options.AddOperationTransformer<ProtoOperations>();
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = $"Mockloop {service}";
                document.Info.Version = "v1";
                return Task.CompletedTask;
            });
        });
    }
}
