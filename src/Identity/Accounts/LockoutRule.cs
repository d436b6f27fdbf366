namespace Mockloop.Identity.Accounts;

/// <summary>Configuration section <c>Lockout</c>.</summary>
sealed record LockoutRule
{
    /// <summary>Wrong passwords in a row before a name is locked.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long the lock holds.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(5);
}
