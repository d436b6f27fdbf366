namespace Mockloop.Grading.Engine.Languages;

/// <summary>The package format's languages: what packages may be written in, whether or not this judge can run it.</summary>
public static class LanguageTable
{
    /// <summary>File endings (with the dot) by code, in the order in which a tie between languages is decided.</summary>
    public static IReadOnlyList<(string Code, string[] Endings)> All { get; } =
    [
        ("cpp", [".cc", ".cpp", ".cxx", ".c++", ".C"]), ("c", [".c"]), ("python2", [".py2"]), ("python3", [".py", ".py3"]),
        ("java", [".java"]), ("csharp", [".cs"]), ("fsharp", [".fs"]), ("ruby", [".rb"]), ("haskell", [".hs"]), ("rust", [".rs"]),
        ("scala", [".scala", ".sc"]), ("javascript", [".js"]), ("php", [".php"]), ("go", [".go"]), ("ocaml", [".ml"]),
        ("pascal", [".pas"]), ("objectivec", [".m"]), ("kotlin", [".kt"]), ("lisp", [".lisp", ".cl"]), ("prolog", [".pl"]),
        ("cobol", [".cob"]), ("ada", [".adb", ".ads"]), ("algol68", [".a68"]), ("apl", [".apl"]), ("bash", [".sh"]),
        ("crystal", [".cr"]), ("d", [".d"]), ("dart", [".dart"]), ("elixir", [".ex"]), ("erlang", [".erl"]),
        ("forth", [".fth", ".4th", ".forth", ".frt"]), ("fortran", [".f90"]), ("gerbil", [".ss"]), ("julia", [".jl"]),
        ("lua", [".lua"]), ("modula2", [".mod", ".def"]), ("nim", [".nim"]), ("odin", [".odin"]), ("perl", [".pm"]),
        ("racket", [".rkt"]), ("simula", [".sim"]), ("smalltalk", [".st"]), ("snobol", [".sno"]), ("swift", [".swift"]),
        ("typescript", [".ts"]), ("visualbasic", [".vb"]), ("zig", [".zig"]),
    ];

    /// <summary>Codes that no file ending stands for: a package has to name them.</summary>
    static readonly string[] ByNameOnly = ["cgmp", "cppgmp", "javaalgs4", "octave", "python3numpy"];

    /// <summary>Whether the format, or this judge, knows a language of that code.</summary>
    public static bool IsKnown(string code) => ByNameOnly.Contains(code) || All.Any(l => l.Code == code) || Language.Called(code) is not null;

    /// <summary>The language that a file's ending stands for; null for headers, data and the like.</summary>
    public static string? OfEnding(string file)
    {
        var ending = Path.GetExtension(file);
        return All.FirstOrDefault(l => l.Endings.Contains(ending)).Code;
    }

    /// <summary>Files that a program in that language consists of, among all its files.</summary>
    public static IEnumerable<string> Sources(string code, IEnumerable<string> files)
    {
        string[] endings = code switch
        {
            "python2" => [".py", ".py2"],
            "python3numpy" => [".py", ".py3"],
            "cgmp" => [".c"],
            "cppgmp" => Endings("cpp"),
            "javaalgs4" => [".java"],
            "octave" => [".m"],
            _ => Endings(code),
        };
        return files.Where(f => endings.Contains(Path.GetExtension(f)));
    }

    /// <summary>
    /// The file that an interpreter is given: the one named, else the only one, else <c>main.*</c> or <c>__main__.*</c>, else
    /// the first by name, the submission's own before what the package adds. Null without sources.
    /// </summary>
    /// <param name="code">The language.</param>
    /// <param name="files">All files of the program, those included by the package too.</param>
    /// <param name="named">The entry point that <c>submissions.yaml</c> names, if any.</param>
    /// <param name="added">Those among the files that the package includes: a module, unless it is called <c>main</c>.</param>
    public static string? MainFile(string code, IEnumerable<string> files, string? named = null, IReadOnlyList<string>? added = null)
    {
        var sources = Sources(code, files).Order(StringComparer.Ordinal).ToList();
        if (named is not null && (sources.Find(s => s == named) ?? sources.Find(s => Path.GetFileNameWithoutExtension(s) == named)) is { } chosen)
            return chosen;
        return sources is [var only] ? only
            : sources.Find(s => Path.GetFileNameWithoutExtension(s).ToLowerInvariant() is "main" or "__main__")
                ?? sources.Find(s => added?.Contains(s) != true) ?? sources.FirstOrDefault();
    }

    static string[] Endings(string code) => All.FirstOrDefault(l => l.Code == code).Endings ?? [];
}
