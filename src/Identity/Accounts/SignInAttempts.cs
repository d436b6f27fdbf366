namespace Mockloop.Identity.Accounts;

/// <summary>
/// Failed passwords in a row for one name. Names nobody owns are counted too:
/// a lock must not tell which names exist.
/// </summary>
sealed class SignInAttempts
{
    public string Name { get; private set; } = "";
    public int Failed { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }
    public DateTimeOffset LastAt { get; private set; }

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    public void Fail(DateTimeOffset now, LockoutRule limits)
    {
        LastAt = now;
        LockedUntil = null;
        if (++Failed < limits.Attempts)
            return;

        Failed = 0;
        LockedUntil = now + limits.Duration;
    }

    public void Clear()
    {
        Failed = 0;
        LockedUntil = null;
    }
}
