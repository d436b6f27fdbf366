using System.Runtime.CompilerServices;

namespace Mockloop.ServiceDefaults.Tests.Data;

/// <summary>Waits for what other threads and servers bring about.</summary>
static class Eventually
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    public static async Task HoldsAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        for (long begun = TimeProvider.System.GetTimestamp(); !await condition();)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                throw new TimeoutException($"Still not so after {Patience.TotalSeconds} s: {what}");
            await Task.Delay(25);
        }
    }

    /// <summary>Long enough for what must not happen to have happened.</summary>
    public static Task NothingMoreAsync() => Task.Delay(1200);
}
