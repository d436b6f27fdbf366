namespace Mockloop.Cli;

/// <summary>What every command's exit code means.</summary>
static class ExitCode
{
    /// <summary>It holds; accepted; done.</summary>
    public const int Holds = 0;

    /// <summary>It does not hold; not accepted.</summary>
    public const int DoesNotHold = 1;

    /// <summary>Could not run: bad arguments, an unreadable file, nothing to check.</summary>
    public const int CouldNotRun = 2;
}
