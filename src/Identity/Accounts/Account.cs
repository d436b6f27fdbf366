namespace Mockloop.Identity.Accounts;

/// <summary>One person who can sign in. The id is the token's <c>sub</c> and every other service's PersonId.</summary>
sealed class Account
{
    Account() { }

    public Account(Guid id, string username, string? email, string firstName, string lastName, DateTimeOffset createdAt)
    {
        Id = id;
        Username = Fold(username);
        Email = email is null ? null : Fold(email);
        FirstName = firstName.Trim();
        LastName = lastName.Trim();
        CreatedAt = createdAt;
    }

    public Guid Id { get; private set; }
    public string Username { get; private set; } = "";
    public string? Email { get; private set; }
    public bool EmailVerified { get; init; }
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public string PasswordHash { get; set; } = "";
    public string[] Roles { get; init; } = [];

    /// <summary>Came from the demo realm file; removed as soon as the realm starts without the demo.</summary>
    public bool Demo { get; init; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>As Keycloak composes it: first and last name, whatever of them is there.</summary>
    public string Name => $"{FirstName} {LastName}".Trim();

    /// <summary>User names and e-mail addresses are kept, compared and issued in lower case, as Keycloak does.</summary>
    public static string Fold(string login) => login.Trim().ToLowerInvariant();
}
