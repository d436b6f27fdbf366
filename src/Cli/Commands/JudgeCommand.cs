using System.CommandLine;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop judge …</c>: the judge without the platform.</summary>
static class JudgeCommand
{
    public static Command Create() => new("judge", "Judge submissions offline, in the same sandbox as the platform.")
    {
        JudgeRunCommand.Create(),
        JudgeVerifyCommand.Create(),
        JudgeReplayCommand.Create(),
    };
}
