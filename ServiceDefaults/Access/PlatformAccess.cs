using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Mockloop.ServiceDefaults.Access;

/// <summary>The policies and the caller.</summary>
static class PlatformAccess
{
    public static void AddPlatformAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ICaller, Caller>();
        var person = Policy(p => p.RequireAssertion(c => Person.IdOf(c.User) is not null));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Person, person)
            .AddPolicy(Policies.Service, Policy(p => p.RequireClaim("azp", Caller.ServicesClient)))
            .AddPolicy(Policies.PersonOrService, Policy(p => p.RequireAssertion(c =>
                Person.IdOf(c.User) is not null || c.User.HasClaim("azp", Caller.ServicesClient))))
            .AddPolicy(Policies.Worker, Policy(p => p.RequireClaim("azp", Caller.GradingClient)))
            .AddPolicy(Policies.Admin, Policy(p => p.RequireAssertion(c =>
                Person.IdOf(c.User) is not null && c.User.IsInRole(Caller.AdminRole))))
            .SetDefaultPolicy(person)
            .SetFallbackPolicy(person);
    }

    static AuthorizationPolicy Policy(Action<AuthorizationPolicyBuilder> rule)
    {
        var builder = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        rule(builder);
        return builder.Build();
    }
}
