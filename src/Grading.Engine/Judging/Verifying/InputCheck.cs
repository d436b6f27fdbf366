using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Judging.Validation;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Verifying;

/// <summary>Runs the package's input validators on all its inputs. One that cannot be run here leaves a note.</summary>
sealed class InputCheck(ISandboxHost host, string folder, ProblemPackage package)
{
    readonly List<string> invalid = [], notes = [];

    public async Task<(IReadOnlyList<string> Invalid, IReadOnlyList<string> Notes)> RunAsync(CancellationToken cancel)
    {
        foreach (var validator in package.InputValidators)
            if (Runnable.Obstacle(validator) is { } why)
                notes.Add($"input validator {validator.Name} was not run: {why}");
            else
                await RunAsync(validator, cancel);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return (invalid, notes);
    }

    async Task RunAsync(PackageProgram program, CancellationToken cancel)
    {
        var own = Path.Combine(folder, program.Name);
        Compilation made;
        try
        {
            made = await Toolshed.MakeAsync(host, program, own, Workshop.Edit(package), cancel);
        }
        catch (PackageException e)
        {
            notes.Add($"input validator was not run: {e.Message}");
            return;
        }
        await using var tool = new Tool(host, made, package.Validation);
        foreach (var test in package.Tests)
        {
            if (test.FilesFolder is { } files)
                await tool.ShowFilesAsync(files, cancel);
            var input = new ProgramInput.File(Staging.Real(test.InputFile));
            var run = await tool.RunAsync([.. test.ArgumentsFor(program.Name), .. test.Arguments], input, ProgramOutput.Discard, cancel);
            if (run.ExitCode != 42 || Judgement.Fatal(run) != BrokenLimits.None)
                invalid.Add($"{test.Name}: input validator {program.Name} rejects it ({End(run)}) {run.Errors.Trim()}".TrimEnd());
            tool.Clean(cancel);
            if (test.FilesFolder is not null)
                await tool.DisposeAsync();
        }
    }

    static string End(SandboxOutcome run) => Judgement.Fatal(run) is not BrokenLimits.None and var broken ? $"broke its limits: {broken}"
        : run.ExitCode is { } code ? $"exit code {code}"
        : $"signal {run.Signal}";
}
