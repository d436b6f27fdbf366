using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Validation;

/// <summary>
/// A package's own program (validator, interactor, grader) in a sandbox of its own. Its working folder holds links to
/// its files, because scripts look for them there, and can be written.
/// </summary>
sealed class Tool(ISandboxHost host, Compilation program, Limits limits) : ProgramSandbox(host, program)
{
    /// <summary>Names begin with a dot, which none in a package does.</summary>
    const string Data = ".data", Files = ".files";

    /// <summary>Where it leaves what it has to say; ends with a slash, as the format wants it.</summary>
    public const string FeedbackFolder = "/box/feedback/";

    const string Start =
        """
        mkdir -p /box/feedback /box/work && rm -f /box/feedback/nextpass.in && cd /box/work || exit 1
        ln -sf /prog/* . 2>/dev/null
        if [ -d /prog/.files ]; then ln -sf /prog/.files/* . 2>/dev/null; fi
        exec "$@"
        """;

    /// <summary>Regular files only, links followed inside: what else lies in the feedback folder is nobody's concern.</summary>
    static readonly string Bring =
        $"cd {FeedbackFolder} || exit 1; for f in {string.Join(' ', Feedback.Files)}; do [ -f $f ] && set -- \"$@\" $f; done; "
        + "[ $# = 0 ] || exec /bin/tar --format=pax --hard-dereference -chf - \"$@\"";

    static readonly Limits Bringing = Packages.Limits.ForValidation with { OutputBytes = 80L << 20 };

    /// <summary>Runs it once, without input files of a test.</summary>
    public Task<SandboxOutcome> RunAsync(IEnumerable<string> arguments, ProgramInput input, ProgramOutput output, CancellationToken cancel)
    {
        var command = Command(limits);
        string[] started = ["/bin/sh", "-c", Start, "sh", .. command.Arguments, .. arguments];
        return RunAsync(command with { Arguments = started, Input = input, Output = output }, cancel);
    }

    /// <summary>Shows it a test's input and answer, and gives the arguments with which an output validator is called.</summary>
    public async Task<string[]> ShowAsync(string input, string answer, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var sandbox = await OpenAsync(cancel);
        sandbox.Place(Staging.Real(input), $"{Data}/test.in");
        sandbox.Place(Staging.Real(answer), $"{Data}/test.ans");
        return [$"/prog/{Data}/test.in", $"/prog/{Data}/test.ans", FeedbackFolder, .. arguments];
    }

    /// <summary>Links the content of a host folder into the working folder of the runs to come; the sandbox is not used for anything else after that.</summary>
    public async Task ShowFilesAsync(string folder, CancellationToken cancel) => (await OpenAsync(cancel)).Place(folder, Files);

    /// <summary>What the last run left in its feedback folder.</summary>
    public async Task<Feedback> FeedbackAsync(CancellationToken cancel)
    {
        if (!IsOpen)
            return Feedback.None; // it was killed, and its sandbox with it
        using var archive = new MemoryStream();
        var run = await RunAsync(new(["/bin/sh", "-c", Bring, "sh"], Bringing) { Output = new ProgramOutput.Into(archive) }, cancel);
        if (run is not { ExitCode: 0, Broken: BrokenLimits.None })
            return new() { Fault = "the feedback folder cannot be read" };
        archive.Position = 0;
        try
        {
            return Feedback.Of(archive.Length == 0 ? new Dictionary<string, byte[]>() : Unpacked.ToMemory(archive, Bringing.OutputBytes));
        }
        catch (UnpackException e)
        {
            return new() { Fault = $"the feedback folder cannot be read: {e.Message}" };
        }
    }
}
