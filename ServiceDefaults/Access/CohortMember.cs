namespace Mockloop.ServiceDefaults.Access;

/// <summary>A person's roles in a cohort as Scheduling last told. Someone who left stays with no role, so that late news is known as late.</summary>
public sealed class CohortMember
{
    /// <summary>The cohort.</summary>
    public required Guid CohortId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Exactly the roles held now.</summary>
    public required CohortRole Roles { get; init; }

    /// <summary>Version of the membership these roles are from.</summary>
    public required int Version { get; init; }
}
