namespace Mockloop.Grading.Engine.Languages;

/// <summary>Python 3 by PyPy, for problems that ask for it by its code.</summary>
static class PyPy
{
    public static Language Language { get; } = Python.Make("pypy3", "PyPy 3", Toolchain.Find("pypy3", "Debian: apt-get install pypy3"), "/usr/bin/pypy3") with
    {
        StartUp = TimeSpan.FromMilliseconds(50),
        OwnMemory = 64L << 20, // its compiler's code and the nursery
    };
}
