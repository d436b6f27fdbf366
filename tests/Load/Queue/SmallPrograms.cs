namespace Mockloop.Load.Queue;

/// <summary>Programs that are judged fast, each with the verdict that only it can get.</summary>
static class SmallPrograms
{
    static readonly (string Language, string File, string Code, string Verdict)[] All =
    [
        ("python3", "solution.py", "def merge(*_):\n    yield []\n\nrepair = merge\n", "WrongAnswer"),
        ("python3", "solution.py", "raise SystemExit(3)\n", "RuntimeError"),
        ("python3", "solution.py", "def (\n", "CompileError"),
    ];

    public static string VerdictOf(int number) => All[number % All.Length].Verdict;

    public static Proto.SubmitCodeRequest Request(Guid interview, int number)
    {
        var (language, file, code, _) = All[number % All.Length];
        return new()
        {
            InterviewId = $"{interview}",
            Language = language,
            Files = { new Proto.SourceFile { Name = file, Content = $"{code}# {number}\n" } },
            ComplexityClaim = "constant",
            IdempotencyKey = $"load-{number}",
        };
    }
}
