namespace Mockloop.Grading.Engine.Packages;

/// <summary>A group of tests: the root, <c>sample</c>, <c>secret</c>, or a folder below.</summary>
/// <param name="Name">Its path below <c>data</c>; empty for the root.</param>
/// <param name="Items">Tests and groups in data order.</param>
public sealed record TestGroup(string Name, IReadOnlyList<TestNode> Items) : TestNode(Name)
{
    /// <summary>How a score comes from the parts: scoring problems of 2025-09 and its draft, <c>secret</c> and below. Else null.</summary>
    public GroupScoring? Scoring { get; init; }

    /// <summary>How the result comes from the parts in legacy packages. Else null.</summary>
    public LegacyGrading? Legacy { get; init; }

    /// <summary>The group's test of the sources themselves; null for most.</summary>
    public StaticTest? StaticTest { get; init; }

    /// <summary>The tests directly in it.</summary>
    public IEnumerable<TestCase> Tests => Items.OfType<TestCase>();

    /// <summary>The groups directly in it.</summary>
    public IEnumerable<TestGroup> Groups => Items.OfType<TestGroup>();

    /// <summary>All tests in it and below, in data order.</summary>
    public IEnumerable<TestCase> AllTests =>
        Items.SelectMany(i => i is TestGroup group ? group.AllTests : [(TestCase)i]);

    /// <summary>It and all groups below, outer before inner.</summary>
    public IEnumerable<TestGroup> AllGroups => Groups.SelectMany(g => g.AllGroups).Prepend(this);
}

/// <summary>How a group's score comes from its parts.</summary>
public enum Aggregation
{
    /// <summary>The full score when every test is accepted, else nothing.</summary>
    PassFail,

    /// <summary>The parts' sum.</summary>
    Sum,

    /// <summary>The least of the parts.</summary>
    Min,
}

/// <summary>Scoring of a group in 2025-09 and its draft.</summary>
/// <param name="Aggregation">How the parts count.</param>
/// <param name="MaxScore">The most points; null without bound.</param>
/// <param name="RequirePass">Names of groups (in the draft also tests) that must pass, else this one is not run and scores 0.</param>
public sealed record GroupScoring(Aggregation Aggregation, double? MaxScore, IReadOnlyList<string> RequirePass);

/// <summary>A test of a submission's source files by the package's static validator.</summary>
/// <param name="Arguments">After language, entry point and feedback folder.</param>
/// <param name="MaxScore">Points it gives; null where it only passes or fails, or without bound in an unbounded group.</param>
/// <param name="PassFail">It gives no points.</param>
public sealed record StaticTest(IReadOnlyList<string> Arguments, double? MaxScore, bool PassFail);
