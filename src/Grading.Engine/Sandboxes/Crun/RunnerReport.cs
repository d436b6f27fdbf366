using System.Globalization;

namespace Mockloop.Grading.Engine.Sandboxes.Crun;

/// <summary>Reads what the runner wrote: <c>exit N</c>, <c>signal N</c> or <c>fault WHAT ERRNO</c>.</summary>
static class RunnerReport
{
    /// <exception cref="SandboxException">The run ended without a report although we did not end it.</exception>
    public static SandboxOutcome Read(string file, Launch launch, BrokenLimits broken)
    {
        var text = File.ReadAllText(file).Trim();
        return text.Split(' ') switch
        {
            ["exit", var code] => new() { ExitCode = int.Parse(code, CultureInfo.InvariantCulture) },
            ["signal", var signal] => new() { Signal = int.Parse(signal, CultureInfo.InvariantCulture) },
            [""] when (broken & ~BrokenLimits.Processes) != 0 => new() { Signal = 9 }, // killed together with its runner
            ["fault", ..] => throw new SandboxException($"the runner could not start the program: {text}"),
            _ => throw new SandboxException($"the sandbox ended without a report: '{text}' {launch.Log}"),
        };
    }
}
