namespace Mockloop.Grading.Engine.Languages;

/// <summary>
/// C++ by g++, with the stack guard linked in so that deep recursion is told from a bad pointer. The standard is 20 unless a
/// package asks for <c>cpp17</c> or <c>cpp23</c>. A program that includes <c>bits/stdc++.h</c> or <c>iostream</c> first
/// finds it compiled ahead (<see cref="PrecompiledHeader"/>).
/// </summary>
static class Cpp
{
    static readonly string[] Endings = [".cpp", ".cc", ".cxx", ".c++", ".C"];

    public static Toolchain Toolchain { get; } = Toolchain.Find("g++", "Debian: apt-get install g++");

    /// <summary>The standard where nobody asks for another.</summary>
    public const int DefaultYear = 20;

    /// <summary>C++20 first: it has the endings.</summary>
    public static IReadOnlyList<Language> Languages { get; } = [Standard("cpp", DefaultYear, Endings), Standard("cpp17", 17), Standard("cpp20", 20), Standard("cpp23", 23)];

    static Language Standard(string code, int year, params string[] endings) => new()
    {
        Code = code,
        Family = "cpp",
        Name = $"C++{year}",
        Extensions = endings,
        SourceEndings = Endings,
        Toolchain = Toolchain,
        Produces = true,
        Compile = sources =>
        [
            "/usr/bin/g++", .. Flags(year), "-pipe", "-fdiagnostics-color=never",
            "-I/prog", $"-I{PrecompiledHeader.Inside}/{PrecompiledHeader.For(year)}", .. sources.Paths, "/kit/stackguard.o", "-o", "/box/out/program",
        ],
        Run = _ => ["/prog/program"],
        Hello = "#include <bits/stdc++.h>\nint main() { std::cout << \"hello\\n\"; }\n",
    };

    /// <summary>What a header compiled ahead has to have in common with the program.</summary>
    public static string[] Flags(int year) => [$"-std=gnu++{year}", "-O2"];
}
