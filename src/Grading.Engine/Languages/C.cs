namespace Mockloop.Grading.Engine.Languages;

/// <summary>C17 by gcc, with the stack guard linked in so that deep recursion is told from a bad pointer.</summary>
static class C
{
    public static Language Language { get; } = new()
    {
        Code = "c",
        Name = "C",
        Extensions = [".c"],
        Toolchain = Toolchain.Find("gcc", "Debian: apt-get install gcc"),
        Produces = true,
        Compile = sources =>
        [
            "/usr/bin/gcc", "-std=gnu17", "-O2", "-pipe", "-fdiagnostics-color=never", "-I/prog",
            .. sources.Paths, "/kit/stackguard.o", "-o", "/box/out/program", "-lm",
        ],
        Run = _ => ["/prog/program"],
        Hello = "#include <stdio.h>\nint main(void) { puts(\"hello\"); }\n",
    };
}
