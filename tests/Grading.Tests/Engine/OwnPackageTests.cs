using System.Diagnostics;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>The platform's own packages hold together: data, generator, input validator, submissions.</summary>
public sealed class OwnPackageTests : IDisposable
{
    const int Valid = 42, Invalid = 43;

    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Packages");
    readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("mockloop-package-");

    public static TheoryData<string> Packages() => [.. Directory.EnumerateDirectories(Root).Select(f => Path.GetFileName(f))];

    [Theory, MemberData(nameof(Packages))]
    public void The_generator_writes_the_data_that_is_there(string package)
    {
        var generator = Path.Combine(scratch.CreateSubdirectory("generators").FullName, "generate.py");
        File.Copy(Path.Combine(Root, package, "generators", "generate.py"), generator);
        Python(generator, null).ShouldBe(0);

        var (there, written) = (Path.Combine(Root, package, "data"), Path.Combine(scratch.FullName, "data"));
        FilesBelow(written).ShouldBe(FilesBelow(there));
        foreach (var file in FilesBelow(there))
            File.ReadAllText(Path.Combine(written, file)).ShouldBe(File.ReadAllText(Path.Combine(there, file)), file);
    }

    [Theory, MemberData(nameof(Packages))]
    public void The_input_validator_takes_all_tests_and_refuses_what_breaks_the_statement(string package)
    {
        var validator = Path.Combine(Root, package, "input_validators", "validate.py");
        var data = Path.Combine(Root, package, "data");
        foreach (var input in FilesBelow(data).Where(f => f.EndsWith(".in", StringComparison.Ordinal)))
            Python(validator, Path.Combine(data, input)).ShouldBe(input.StartsWith("invalid_input", StringComparison.Ordinal) ? Invalid : Valid, input);
    }

    [Theory, MemberData(nameof(Packages))]
    public void There_are_submissions_of_every_kind_in_both_languages(string package)
    {
        var submissions = FilesBelow(Path.Combine(Root, package, "submissions"));
        foreach (var ending in new[] { ".py", ".cpp" })
        {
            submissions.Count(f => f.EndsWith(ending, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(12, ending);
            foreach (var folder in new[] { "accepted", "wrong_answer", "time_limit_exceeded", "run_time_error" })
                submissions.ShouldContain(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(ending, StringComparison.Ordinal), $"{folder} {ending}");
        }
    }

    static List<string> FilesBelow(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    static int Python(string script, string? input)
    {
        var start = new ProcessStartInfo("python3", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        if (input is not null)
            using (var file = File.OpenRead(input))
                file.CopyTo(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Dispose() => scratch.Delete(recursive: true);
}
