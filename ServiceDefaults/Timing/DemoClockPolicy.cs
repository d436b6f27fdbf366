using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>Who may step the clock of a demo: an admin, or a person signed in through the client <c>simulator</c>, which exists in demos only.</summary>
static class DemoClockPolicy
{
    public const string Name = "demo-clock";
    const string Simulator = "simulator";

    public static void Add(IServiceCollection services) => services.AddAuthorizationBuilder().AddPolicy(Name, policy => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(context => Person.IdOf(context.User) is not null
            && (context.User.IsInRole(Caller.AdminRole) || context.User.HasClaim("azp", Simulator))));
}
