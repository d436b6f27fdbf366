namespace Mockloop.Grading.Engine.Languages;

/// <summary>C17 by gcc, with the stack guard linked in as for C++.</summary>
static class C
{
    public static Language Language { get; } = new()
    {
        Code = "c",
        Extensions = [".c"],
        Toolchain = "/usr/bin/gcc",
        Produces = true,
        Compile = sources =>
        [
            "/usr/bin/gcc", "-std=gnu17", "-O2", "-pipe", "-fdiagnostics-color=never",
            .. sources.Paths, "/kit/stackguard.o", "-o", "/box/out/program", "-lm",
        ],
        Hello = "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }\n",
        Run = _ => ["/prog/program"],
    };
}
