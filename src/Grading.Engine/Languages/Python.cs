namespace Mockloop.Grading.Engine.Languages;

/// <summary>CPython 3. "Compiling" is a syntax check; the source is what runs.</summary>
static class Python
{
    const string SyntaxCheck =
        """
        import sys, traceback
        try:
            for path in sys.argv[1:]:
                compile(open(path, 'rb').read(), path.removeprefix('/prog/'), 'exec', dont_inherit=True)
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
        Compile = sources => ["/usr/bin/python3", "-I", "-c", SyntaxCheck, .. sources.Paths],
        Hello = "print('hello')\n",
        Run = sources => ["/usr/bin/python3", $"/prog/{sources.Entry}"],
        SegmentationFaultIsStack = true,
        RecursionMessage = "RecursionError",
    };
}
