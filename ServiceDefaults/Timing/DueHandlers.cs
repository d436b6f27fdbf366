using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.ServiceDefaults;

/// <summary>Registers handlers of due times.</summary>
public static class DueHandlerExtensions
{
    /// <summary>Adds the handler of all due times of a kind; a kind has one.</summary>
    /// <param name="slow">It waits for seconds for something outside: the slow kinds share two workers and keep the others free.</param>
    public static IServiceCollection AddDueHandler<T>(this IServiceCollection services, string kind, bool slow = false) where T : class, IDueHandler
    {
        if (services.Any(s => s.ImplementationInstance is DueHandlerKind other && other.Kind == kind))
            throw new InvalidOperationException($"The due-time kind \"{kind}\" has a handler already.");
        services.AddSingleton(new DueHandlerKind(kind, typeof(T), slow));
        services.AddScoped<T>();
        return services;
    }
}
