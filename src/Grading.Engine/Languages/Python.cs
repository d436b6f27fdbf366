namespace Mockloop.Grading.Engine.Languages;

/// <summary>
/// CPython 3. "Compiling" is a syntax check; the sources are what runs. It runs as in an empty virtual environment: modules
/// beside the program and the standard library are there, packages that this host happens to have are not, so that the
/// same submission gets the same verdict on every worker. (<c>-I</c> would hide the program's own modules, <c>-S</c> would
/// take <c>exit()</c> away.)
/// </summary>
static class Python
{
    const string Interpreter = "/kit/python/bin/python3";

    const string SyntaxCheck =
        """
        import sys, traceback
        for name in sys.argv[1:]:
            try:
                compile(open(name, 'rb').read(), name[len('/prog/'):], 'exec', dont_inherit=True)
            except (SyntaxError, ValueError):
                traceback.print_exc(limit=0)
                sys.exit(1)
        """;

    public static Language Language { get; } = Make("python3", "Python 3", Toolchain.Find("python3", "Debian: apt-get install python3"), Interpreter) with
    {
        Extensions = [".py", ".py3"],
        KitFiles =
        [
            new("python/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = false\n"),
            new("python/bin/python3", "/usr/bin/python3", IsLink: true),
        ],
    };

    /// <summary>With the host's packages, for problems that ask for NumPy.</summary>
    public static Language WithNumPy { get; } = Make("python3numpy", "Python 3 with NumPy", NumPy(), "/usr/bin/python3") with
    {
        Hello = "import numpy\nprint('hello')\n",
        OwnThreads = 16, // its linear algebra starts one per core
    };

    /// <summary>Known, so that it can be said in words; nobody should write it any more.</summary>
    public static Language Two { get; } = Make("python2", "Python 2",
        new("/usr/bin/python2", "it is not offered since its end in 2020; write python3 on the first line"), "/usr/bin/python2") with
    {
        Extensions = [".py2"],
        SourceEndings = [".py", ".py2"],
        Family = "python2",
    };

    /// <summary>Any interpreter that behaves as CPython does.</summary>
    public static Language Make(string code, string name, Toolchain toolchain, string interpreter) => new()
    {
        Code = code,
        Family = "python3",
        Name = name,
        SourceEndings = [".py", ".py3"],
        Toolchain = toolchain,
        Produces = false,
        Compile = sources => [interpreter, "-I", "-c", SyntaxCheck, .. sources.Paths],
        Run = program => [interpreter, $"/prog/{program.Entry}"],
        Hello = "print('hello')\n",
        SegmentationFaultIsStack = true,
        Symptoms = [new(Verdict.StackLimit, "RecursionError") { LastLine = true }, new(Verdict.MemoryLimit, "MemoryError") { LastLine = true }],
    };

    static Toolchain NumPy()
    {
        const string module = "/usr/lib/python3/dist-packages/numpy";
        return new("/usr/bin/python3", Directory.Exists(module) ? null : "no NumPy beside it; Debian: apt-get install python3-numpy");
    }
}
