using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>How programs of one language are recognised, compiled and run. One small file per language makes one.</summary>
sealed record Language
{
    /// <summary>The package format's code, e.g. <c>cpp</c>; ours where the format has none (<c>cpp17</c>).</summary>
    public required string Code { get; init; }

    /// <summary>The format's code where <see cref="Code"/> is ours: what is allowed for, or added to, that language is so for this one.</summary>
    public string Family { get => field.Length > 0 ? field : Code; init; } = "";

    /// <summary>For people, e.g. <c>C++20</c>.</summary>
    public required string Name { get; init; }

    /// <summary>File name endings that tell this language, with the dot. None: it has to be asked for by its code.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Endings of its source files where they are more than <see cref="Extensions"/>.</summary>
    public IReadOnlyList<string> SourceEndings { get => field.Count > 0 ? field : Extensions; init; } = [];

    /// <summary>Name for a source that comes without a trustworthy one, where the language cares for it.</summary>
    public string? DefaultSource { get; init; }

    /// <summary>Its compiler or interpreter.</summary>
    public required Toolchain Toolchain { get; init; }

    /// <summary>
    /// Argument vector of the compiler for sources under <c>/prog</c>. It writes what is to be run into <c>/box/out</c>,
    /// or only checks the sources where <see cref="Produces"/> is false.
    /// </summary>
    public required Func<Sources, IReadOnlyList<string>> Compile { get; init; }

    /// <summary>Whether compiling yields files to be run, which are then seen as <c>/prog</c>; else the sources themselves are.</summary>
    public required bool Produces { get; init; }

    /// <summary>Argument vector that runs the program under <c>/prog</c>.</summary>
    public required Func<Sources, IReadOnlyList<string>> Run { get; init; }

    /// <summary><c>NAME=value</c>, for compiling and running within such limits.</summary>
    public Func<Limits, IReadOnlyList<string>> Environment { get; init; } = _ => [];

    /// <summary>CPU time of a program that does nothing: on top of the problem's limit, which is for the candidate's own work.</summary>
    public TimeSpan StartUp { get; init; }

    /// <summary>Memory of the runtime itself, on top of the problem's limit.</summary>
    public long OwnMemory { get; init; }

    /// <summary>Threads of the runtime itself, on top of the problem's limit.</summary>
    public int OwnThreads { get; init; }

    /// <summary>Bytes of stack within such limits: less than the problem allows where a deep stack costs the runtime too much.</summary>
    public Func<Limits, long> StackFor { get; init; } = limits => limits.StackBytes;

    /// <summary>Whether a bad address can only come from the interpreter's own stack.</summary>
    public bool SegmentationFaultIsStack { get; init; }

    /// <summary>How the language itself says that it ended a program for a limit.</summary>
    public IReadOnlyList<Symptom> Symptoms { get; init; } = [];

    /// <summary>Small files it wants to see below <c>/kit</c>.</summary>
    public IReadOnlyList<KitFile> KitFiles { get; init; } = [];

    /// <summary>The start-up self-test: a program that prints <c>hello</c>.</summary>
    public required string Hello { get; init; }

    /// <summary>Whether its compiler or interpreter is on this machine.</summary>
    public bool IsInstalled => Toolchain.Missing is null;

    /// <summary>Why no program of it can be judged on this machine; null where one can.</summary>
    public string? Missing => Toolchain.Missing is { } why ? $"{Name} is missing here: {why}" : null;

    /// <summary>The limits to run with: the problem's, and what the runtime needs for itself.</summary>
    public Limits LimitsFor(Limits limits) => limits with
    {
        Cpu = limits.Cpu + StartUp,
        Wall = limits.Wall + StartUp,
        MemoryBytes = limits.MemoryBytes + OwnMemory,
        Processes = limits.Processes + OwnThreads,
        StackBytes = StackFor(limits),
    };

    /// <summary>The limits to compile with: a compiler may be a program of its own runtime.</summary>
    public Limits LimitsForCompiling(Limits limits) => limits with { Processes = limits.Processes + OwnThreads };

    /// <summary>Known languages, those whose toolchain is missing among them.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        C.Language, .. Cpp.Languages, Python.Language, Python.WithNumPy, Python.Two, PyPy.Language,
        Java.Language, CSharp.Language, JavaScript.Language, Go.Language, Rust.Language,
    ];

    /// <summary>The language with that code; null for one nobody has written a file for.</summary>
    public static Language? Called(string? code) => All.FirstOrDefault(l => l.Code == code);
}
