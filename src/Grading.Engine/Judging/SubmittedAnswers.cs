using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>Finds the answer to a test among submitted files: named like the test, with or without its groups.</summary>
static class SubmittedAnswers
{
    public static ProgramFile? For(TestCase test, ProblemPackage package, PackageProgram submission)
    {
        string[] names = [test.Name, test.Name[(test.Name.IndexOf('/') + 1)..], Path.GetFileName(test.Name)];
        string[] endings = [".out", ".ans", ".txt", ""];
        return names.SelectMany(n => endings.Select(e => n + e))
            .Select(name => submission.Files.FirstOrDefault(f => f.Name == name)).FirstOrDefault(f => f is not null)
            ?? (package.Tests.Count(t => !t.IsSample) == 1 && !test.IsSample && submission.Files is [var only] ? only : null);
    }
}
