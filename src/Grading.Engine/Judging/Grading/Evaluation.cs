using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>What an evaluation needs done; runs things where this decides which, and in what order.</summary>
interface IEvaluated
{
    /// <summary>Runs the submission on a test.</summary>
    Task<TestResult> JudgeAsync(TestCase test);

    /// <summary>Runs the group's static test on the submission's sources.</summary>
    Task<TestResult> JudgeSourcesAsync(TestGroup group, StaticTest test);

    /// <summary>Runs the package's own grader on the results of a group.</summary>
    Task<NodeResult> GradeAsync(TestGroup group, IReadOnlyList<NodeResult> parts);
}

/// <summary>The result of all tests together.</summary>
/// <param name="Verdict">Of the submission.</param>
/// <param name="Score">Points; 1 or 0 where there are none.</param>
/// <param name="Full">The most there are; null without bound.</param>
/// <param name="Detail">In plain English.</param>
/// <param name="Groups">Scores of groups, by name.</param>
sealed record Evaluated(Verdict Verdict, double Score, double? Full, string Detail, IReadOnlyDictionary<string, double> Groups);

/// <summary>Runs a package's tests in the order and to the extent that its format asks for, and makes one result of theirs.</summary>
/// <param name="package">The problem.</param>
/// <param name="all">Every test is run, though one that failed has decided; it decides all the same.</param>
/// <param name="work">What is done for each.</param>
abstract class Evaluation(ProblemPackage package, bool all, IEvaluated work)
{
    readonly List<TestResult> run = [];

    public static async Task<Evaluated> RunAsync(ProblemPackage package, bool all, IEvaluated work)
    {
        var result = await For(package, all, work).RunAsync();
        return result.Groups.Values.Append(result.Score).Append(result.Full ?? 0).All(double.IsFinite)
            ? result
            : new(Verdict.CheckerFailed, 0, null, "the scores add up to more than a number can hold", new Dictionary<string, double>());
    }

    static Evaluation For(ProblemPackage package, bool all, IEvaluated work)
    {
        var scoring = package.Types.HasFlag(ProblemTypes.Scoring);
        var graded = package.Data.AllGroups.Any(g => g.Legacy is { } legacy && (legacy.Custom || !DefaultGrader.Parse(legacy.Flags).IsPlain));
        return package.Data.Legacy is not null && (scoring || graded) ? new LegacyEvaluation(package, all, work)
            : scoring ? new ScoringEvaluation(package, all, work)
            : new PassFailEvaluation(package, all, work);
    }

    protected abstract Task<Evaluated> RunAsync();

    protected ProblemPackage Package => package;

    protected bool All => all;

    protected IEvaluated Work => work;

    protected Dictionary<string, double> Scores { get; } = [];

    protected TestResult? FirstFailing => run.Find(t => t.Verdict != Verdict.Accepted);

    protected TestResult? Fault => run.Find(t => t.Verdict is Verdict.CheckerFailed or Verdict.InternalError);

    protected async Task<TestResult> JudgeAsync(TestCase test) => Add(await work.JudgeAsync(test));

    protected async Task<TestResult> JudgeSourcesAsync(TestGroup group, StaticTest test) => Add(await work.JudgeSourcesAsync(group, test));

    /// <summary>Whether every test of that name, or in a group of that name, was run and accepted.</summary>
    protected bool Passed(string name)
    {
        var tests = package.Tests.Where(t => t.Name == name || t.Name.StartsWith(name + '/', StringComparison.Ordinal)).ToArray();
        return tests.All(t => run.Exists(r => r.Name == t.Name && r.Verdict == Verdict.Accepted));
    }

    protected Evaluated Failed(TestResult test, double score, double? full) => new(test.Verdict, score, full, $"{test.Name}: {test.Detail}", Scores);

    TestResult Add(TestResult result)
    {
        run.Add(result);
        return result;
    }
}
