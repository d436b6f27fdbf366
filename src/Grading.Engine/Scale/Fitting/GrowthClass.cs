namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>How a cost grows with two factors: a sum of terms none of which covers another. Constants do not count.</summary>
public sealed class GrowthClass : IEquatable<GrowthClass>
{
    GrowthClass(IReadOnlyList<GrowthTerm> terms) => Terms = terms;

    /// <summary>The terms, fastest in n first.</summary>
    public IReadOnlyList<GrowthTerm> Terms { get; }

    /// <summary>Does not grow.</summary>
    public static GrowthClass Constant { get; } = Of(default(GrowthTerm));

    /// <summary>The class of a sum; terms that another covers are left out.</summary>
    public static GrowthClass Of(params IEnumerable<GrowthTerm> terms)
    {
        var distinct = terms.Distinct().ToList();
        var needed = distinct.Where(t => !distinct.Exists(other => other != t && t.IsCoveredBy(other)));
        return new([.. needed.OrderByDescending(t => t.N).ThenByDescending(t => t.LogN).ThenByDescending(t => t.K).ThenByDescending(t => t.LogK)]);
    }

    /// <summary>Reads the notation of <c>scale.yaml</c> and of candidates: <c>n log k</c>, <c>O(V + E)</c>, <c>tokens * log(shards)</c>, <c>n^2</c>, <c>1</c>.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="names">What the factors are called; <c>n</c> and <c>k</c> are understood too.</param>
    /// <exception cref="FormatException">It is none; says where.</exception>
    public static GrowthClass Parse(string text, FactorNames names) => GrowthNotation.Read(text, names);

    /// <summary>The same without an exception.</summary>
    public static bool TryParse(string text, FactorNames names, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GrowthClass? read)
    {
        try
        {
            read = Parse(text, names);
        }
        catch (FormatException)
        {
            read = null;
        }
        return read is not null;
    }

    /// <summary>As people write it, with the workload's own symbols.</summary>
    public string Write(FactorNames names)
    {
        var (logN, logK) = (Terms[0].LogN, Terms[0].LogK);
        if (Terms.Count == 1 || (logN == 0 && logK == 0) || Terms.Any(t => t.LogN != logN || t.LogK != logK))
            return string.Join(" + ", Terms.Select(t => t.Write(names)));
        var sum = string.Join(" + ", Terms.Select(t => (t with { LogN = 0, LogK = 0 }).Write(names)));
        return $"({sum}) {new GrowthTerm(0, 0, logN, logK).Write(names)}";
    }

    /// <summary>With k held still.</summary>
    internal GrowthClass WithoutK() => Of(Terms.Select(t => t with { K = 0, LogK = 0 }));

    /// <inheritdoc/>
    public bool Equals(GrowthClass? other) => other is not null && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrowthClass);

    /// <inheritdoc/>
    public override int GetHashCode() => Terms.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => Write(new());
}
