namespace Mockloop.Grading.Engine.Languages;

/// <summary>CPython 3. "Compiling" is a syntax check; the source is what runs.</summary>
static class Python
{
    const string SyntaxCheck =
        """
        import sys, traceback
        try:
            compile(open(sys.argv[1], 'rb').read(), sys.argv[1].rsplit('/', 1)[1], 'exec', dont_inherit=True)
        except (SyntaxError, ValueError):
            traceback.print_exc(limit=0)
            sys.exit(1)
        """;

    public static Language Language { get; } = new()
    {
        Code = "python3",
        Extensions = [".py", ".py3"],
        Toolchain = "/usr/bin/python3",
        Produces = false,
        Compile = source => ["/usr/bin/python3", "-I", "-c", SyntaxCheck, $"/prog/{source}"],
        Hello = "print('hello')\n",
        Run = program => ["/usr/bin/python3", $"/prog/{program}"],
        SegmentationFaultIsStack = true,
        RecursionMessage = "RecursionError",
    };
}
