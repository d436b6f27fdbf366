using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Access;

/// <summary>Reads <see cref="ICaller"/> from the request's principal.</summary>
sealed class Caller(IHttpContextAccessor context) : ICaller
{
    internal const string ServicesClient = "services";
    internal const string GradingClient = "grading";
    internal const string AdminRole = "admin";
    internal const string ActingPersonHeader = "acting-person";

    public Guid PersonId => ActingFor ?? (Person.IdOf(User)
        ?? throw DomainException.Forbidden($"The client '{ClientId}' is not a person; sign in as one, or act for one."));

    public string Name => User.FindFirstValue("name") ?? User.FindFirstValue("preferred_username") ?? ClientId;

    public string? Email => User.FindFirstValue("email");

    public bool EmailVerified => bool.TryParse(User.FindFirstValue("email_verified"), out var verified) && verified;

    public bool IsAdmin => Person.IdOf(User) is not null && User.IsInRole(AdminRole);

    public bool IsService => ClientId == ServicesClient;

    public Guid? ActingFor => IsService && ActingHeader is { Length: > 0 } header
        ? Ids.Parse(header, ActingPersonHeader)
        : null;

    public string ClientId => User.FindFirstValue("azp") ?? "";

    ClaimsPrincipal User => context.HttpContext?.User
        ?? throw new InvalidOperationException("There is a caller only while a request is handled.");

    string? ActingHeader => context.HttpContext?.Request.Headers[ActingPersonHeader].ToString();
}

/// <summary>Which principals are people.</summary>
static class Person
{
    /// <summary>The person's id, or null for anonymous callers and for clients that act on their own.</summary>
    public static Guid? IdOf(ClaimsPrincipal user) =>
        user.FindFirstValue("azp") is not (Caller.ServicesClient or Caller.GradingClient)
        && Guid.TryParseExact(user.FindFirstValue("sub"), "D", out var id)
            ? id
            : null;
}
