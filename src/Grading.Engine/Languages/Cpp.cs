namespace Mockloop.Grading.Engine.Languages;

/// <summary>C++20 by g++, with the stack guard linked in so that deep recursion is told from a bad pointer.</summary>
static class Cpp
{
    public static Language Language { get; } = new()
    {
        Code = "cpp",
        Extensions = [".cpp", ".cc", ".cxx", ".c++", ".C"],
        Toolchain = "/usr/bin/g++",
        Produces = true,
        Compile = sources =>
        [
            "/usr/bin/g++", "-std=gnu++20", "-O2", "-pipe", "-fdiagnostics-color=never",
            .. sources.Paths, "/kit/stackguard.o", "-o", "/box/out/program",
        ],
        Hello = "#include <iostream>\nint main() { std::cout << \"hello\\n\"; }\n",
        Run = _ => ["/prog/program"],
    };
}
