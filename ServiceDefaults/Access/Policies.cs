namespace Mockloop.ServiceDefaults.Access;

/// <summary>Names of the authorization policies. <see cref="Person"/> holds wherever nothing else is said.</summary>
public static class Policies
{
    /// <summary>A human: a valid token whose <c>sub</c> is a GUID and whose client is neither services nor grading.</summary>
    public const string Person = "person";

    /// <summary>The services themselves (client <c>services</c>).</summary>
    public const string Service = "service";

    /// <summary>A human, or a service (alone or acting for a person).</summary>
    public const string PersonOrService = "person-or-service";

    /// <summary>A grading worker (client <c>grading</c>).</summary>
    public const string Worker = "worker";

    /// <summary>A human with the realm role <c>admin</c>.</summary>
    public const string Admin = "admin";
}
