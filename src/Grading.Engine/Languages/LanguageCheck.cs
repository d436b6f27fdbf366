using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>Whether a language works here, found out by compiling and running a program in the sandbox.</summary>
/// <param name="Code">The language's code.</param>
/// <param name="Available">Its program compiled and said what it should.</param>
/// <param name="Found">The toolchain's version, or what went wrong.</param>
public sealed record LanguageCheck(string Code, bool Available, string Found)
{
    /// <summary>The languages of most submissions: a worker begins when these have been tried.</summary>
    public static IReadOnlyList<string> First { get; } = ["cpp", "python3"];

    /// <summary>Every known language.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Language.All.Select(l => l.Code)];

    /// <summary>Tries one language.</summary>
    /// <exception cref="SandboxException">The sandbox itself does not work.</exception>
    public static Task<LanguageCheck> RunAsync(ISandboxHost host, string code, string folder, CancellationToken cancel) =>
        RunAsync(host, Language.All.First(l => l.Code == code), Path.Combine(folder, code), cancel);

    /// <summary>Makes ready what makes compilers faster. Costs seconds, once: for a worker.</summary>
    public static Task PrepareAsync(CancellationToken cancel) => PrecompiledHeader.BuildAsync(Cpp.DefaultYear, cancel);

    internal static async Task<LanguageCheck> RunAsync(ISandboxHost host, Language language, string folder, CancellationToken cancel)
    {
        if (language.Missing is { } missing)
            return new(language.Code, false, missing);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var source = Directory.CreateDirectory(Path.Combine(folder, "src")).FullName;
        var name = language.DefaultSource ?? "hello" + language.SourceEndings[0];
        await File.WriteAllTextAsync(Path.Combine(source, name), language.Hello, cancel);
        await using var sandbox = await host.RentAsync(cancel);
        var compilation = await Compilation.RunAsync(
            sandbox, language, new([name], name), source, Path.Combine(folder, "prog"), Limits.Compilation, cancel);
        if (compilation.Failure is { } failure)
            return new(language.Code, false, $"its first program {failure.Detail}: {compilation.Result.Output}");
        using var output = new MemoryStream();
        sandbox.Place(compilation.Folder);
        var limits = new Limits { Cpu = TimeSpan.FromSeconds(10), Wall = TimeSpan.FromSeconds(30) }; // whether it works, not how fast
        var run = await sandbox.RunAsync(compilation.Command(limits) with { Output = new ProgramOutput.Into(output) }, cancel);
        return output.ToArray().AsSpan().SequenceEqual("hello\n"u8)
            ? new(language.Code, true, language.Toolchain.Version)
            : new(language.Code, false, $"its first program did not say hello but ended with {run.ExitCode ?? run.Signal}: {run.Errors}");
    }
}
