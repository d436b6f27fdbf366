namespace Mockloop.Grading.Engine.Packages;

/// <summary>A submission that a package brings along, with what should become of it.</summary>
/// <param name="Name">Below <c>submissions</c>, e.g. <c>accepted/heap.cpp</c>.</param>
/// <param name="Program">Its files.</param>
/// <param name="Expectations">All must hold; none where nothing is said of it.</param>
public sealed record ExampleSubmission(string Name, PackageProgram Program, IReadOnlyList<Expectation> Expectations)
{
    /// <summary>Its run time is a lower bound of the limit, over the tests that the expectation covers.</summary>
    public bool BoundsFromBelow => Expectations.Any(e => e.BoundsFromBelow);

    /// <summary>It should exceed the limit, so it must not be run before the limit is known.</summary>
    public bool BoundsFromAbove => Expectations.Any(e => e.BoundsFromAbove);
}

/// <summary>One thing that should hold of a submission.</summary>
/// <param name="Source">Where it comes from: a folder's name, a pattern in <c>submissions.yaml</c>, or the source file's own comment.</param>
public sealed record Expectation(string Source)
{
    /// <summary>Pattern of the tests and groups it is about; null for all.</summary>
    public string? Tests { get; init; }

    /// <summary>Every covered test has one of these; null for any.</summary>
    public IReadOnlySet<KattisVerdict>? Permitted { get; init; }

    /// <summary>At least one covered test has one of these; null for any.</summary>
    public IReadOnlySet<KattisVerdict>? Required { get; init; }

    /// <summary>The submission's verdict is one of these; null for any.</summary>
    public IReadOnlySet<KattisVerdict>? Final { get; init; }

    /// <summary>The score lies in here, ends included; null for any. Of the group where <see cref="Tests"/> names one.</summary>
    public (double Low, double High)? Score { get; init; }

    /// <summary>Part of some covered test's judge message; empty for any.</summary>
    public string Message { get; init; } = "";

    /// <summary>The covered tests' run time is a lower bound of the limit.</summary>
    public bool BoundsFromBelow { get; init; }

    /// <summary>The covered tests' run time is an upper bound of the limit.</summary>
    public bool BoundsFromAbove { get; init; }
}
