namespace Mockloop.Identity.Tests;

/// <summary>The system's time, moved forward as far as a test wants.</summary>
sealed class TestClock : TimeProvider
{
    TimeSpan _moved;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;

    public void Move(TimeSpan by) => _moved += by;
}
