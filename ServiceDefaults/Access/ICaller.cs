using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Access;

/// <summary>Who calls: one per request, read from its token.</summary>
public interface ICaller
{
    /// <summary>The person (the token's <c>sub</c>), or the person a service acts for. Any other service token has
    /// none: <see cref="DomainException.Forbidden"/>.</summary>
    Guid PersonId { get; }

    /// <summary>Full name, else the user name; of a service its client id.</summary>
    string Name { get; }

    /// <summary>E-mail address, where the token has one.</summary>
    string? Email { get; }

    /// <summary>Whether the sign-in server has seen proof that the address is the person's.</summary>
    bool EmailVerified { get; }

    /// <summary>Has the realm role <c>admin</c>. It opens the platform's administration, not the content of cohorts.</summary>
    bool IsAdmin { get; }

    /// <summary>The token is the services' own (client <c>services</c>), also when it acts for a person.</summary>
    bool IsService { get; }

    /// <summary>The person a service says it acts for (metadata <c>acting-person</c>); null in every other case.</summary>
    Guid? ActingFor { get; }

    /// <summary>The client the token was issued to (<c>azp</c>).</summary>
    string ClientId { get; }
}
