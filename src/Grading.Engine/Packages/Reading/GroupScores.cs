using System.Globalization;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>
/// Derives how many points every group and test can give (2025-09 and its draft). What a group with a sum does not give
/// to parts with a score of their own is shared evenly among the others; a minimum gives every part the whole.
/// </summary>
sealed class GroupScores(ProblemSettings settings, Dictionary<string, ScoringKeys> keys, Notes notes)
{
    const double DefaultMax = 100;

    public TestGroup Apply(TestGroup root)
    {
        CheckRequired(root);
        return root with { Items = [.. root.Groups.Select(g => g.Name == "secret" && settings.Scoring ? Secret(g) : PassFail(g))] };
    }

    TestGroup Secret(TestGroup secret)
    {
        var own = keys[secret.Name];
        return Scored(secret, Bound(own.Max ?? DefaultMax), own.Aggregation ?? Aggregation.Sum);
    }

    TestGroup Scored(TestGroup group, double? max, Aggregation aggregation)
    {
        var own = keys[group.Name];
        if (aggregation == Aggregation.PassFail && max is null && group.Name == "secret")
            throw new PackageException($"data/{group.Name}: score_aggregation: pass-fail needs a max_score other than unbounded");
        var share = ShareOf(group, max, aggregation);
        return group with
        {
            Scoring = new(aggregation, max, own.RequirePass),
            StaticTest = own.Static ? StaticOf(own, share, aggregation) : null,
            Items = [.. group.Items.Select(item => Part(item, share, aggregation))],
        };
    }

    TestNode Part(TestNode item, double? share, Aggregation outer) =>
        item is TestGroup group ? Inner(group, share, outer) : (TestCase)item with { MaxScore = share };

    TestGroup Inner(TestGroup group, double? share, Aggregation outer)
    {
        var own = keys[group.Name];
        var aggregation = own.Aggregation ?? Aggregation.PassFail;
        if (outer == Aggregation.PassFail)
        {
            if (aggregation != Aggregation.PassFail)
                notes.Warn($"data/{group.Name}: score_aggregation: only pass-fail counts within a pass-fail group");
            return Scored(group, own.Max is { } m ? Bound(m) : null, Aggregation.PassFail);
        }
        var max = own.Max is { } given ? Bound(given) : share;
        if (max is null && share is not null)
            throw new PackageException($"data/{group.Name}: max_score: unbounded, but the group around it is not; give it a number");
        if (aggregation == Aggregation.PassFail && max is null)
            throw new PackageException($"data/{group.Name}: max_score: unbounded; a group of pass-fail tests needs a number");
        if (own.Max is null && share is not null && settings.Format == FormatVersion.V2025)
            notes.Warn(string.Create(CultureInfo.InvariantCulture, $"data/{group.Name}: max_score: not given; takes {share:0.##}, an even share"));
        return Scored(group, max, aggregation);
    }

    /// <summary>The points of each part without a score of its own; null without bound, or where parts have none.</summary>
    double? ShareOf(TestGroup group, double? max, Aggregation aggregation)
    {
        if (aggregation != Aggregation.Sum || max is not { } whole)
            return aggregation == Aggregation.PassFail ? null : max;
        var own = keys[group.Name];
        var given = group.Groups.Select(g => keys[g.Name].Max).Append(own.Static && !own.StaticPassFail ? own.StaticMax : 0).ToList();
        var rest = whole - given.Sum(g => g is { } number && double.IsFinite(number) ? number : 0);
        if (rest < -1e-9)
            notes.Warn(string.Create(CultureInfo.InvariantCulture, $"data/{group.Name}: its parts can give {whole - rest} points, more than its {whole}"));
        return Math.Max(0, rest) / Math.Max(1, given.Count(g => g is null) + group.Tests.Count());
    }

    static StaticTest StaticOf(ScoringKeys own, double? share, Aggregation aggregation) => own.StaticPassFail || aggregation == Aggregation.PassFail
        ? new(own.StaticArguments, null, true)
        : new(own.StaticArguments, own.StaticMax is { } max ? Bound(max) : share, false);

    /// <summary>Samples, and everything in pass-fail problems.</summary>
    TestGroup PassFail(TestGroup group)
    {
        var own = keys[group.Name];
        if (own.SaysScore)
            notes.Warn($"data/{group.Name}: max_score, score_aggregation and require_pass have no meaning here");
        return group with
        {
            StaticTest = own.Static ? new(own.StaticArguments, null, true) : null,
            Items = [.. group.Items.Select(i => i is TestGroup inner ? PassFail(inner) : i)],
        };
    }

    void CheckRequired(TestGroup root)
    {
        var known = root.AllGroups.Select(g => g.Name).Concat(root.AllTests.Select(t => t.Name)).ToHashSet();
        foreach (var (name, own) in keys)
            foreach (var required in own.RequirePass.Where(_ => settings.Scoring))
            {
                if (!known.Contains(required))
                    throw new PackageException($"data/{name}: require_pass: {required} is no group of this package");
                if (string.CompareOrdinal(required, name) >= 0)
                    throw new PackageException($"data/{name}: require_pass: {required} comes after it; only earlier groups can be required");
            }
    }

    static double? Bound(double max) => double.IsFinite(max) ? max : null;
}
