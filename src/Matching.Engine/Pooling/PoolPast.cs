namespace Mockloop.Matching.Engine.Pooling;

/// <summary>What was between the people who wait.</summary>
/// <param name="Met">Candidate and interviewer of this stage's interviews, held or still to come: not made again.</param>
/// <param name="MetAnywhere">Interviews of two people in any stage, smaller id first.</param>
/// <param name="Ratings">Who rated whom.</param>
public sealed record PoolPast(
    IReadOnlySet<(Guid Candidate, Guid Interviewer)> Met, IReadOnlyDictionary<(Guid, Guid), int> MetAnywhere, RatingGraph Ratings)
{
    /// <summary>Nothing at all.</summary>
    public static PoolPast None { get; } = new(new HashSet<(Guid, Guid)>(), new Dictionary<(Guid, Guid), int>(), new RatingGraph([]));

    /// <summary>How often the two met or will, in whatever parts.</summary>
    public int Meetings(Guid a, Guid b) => MetAnywhere.GetValueOrDefault(Key(a, b));

    /// <summary>The two in the order of the dictionary.</summary>
    public static (Guid, Guid) Key(Guid a, Guid b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);
}

/// <summary>
/// Raters and the candidates they rated. Severities of two raters can be compared when a path of cards joins them; every
/// person is there twice, as rater and as candidate.
/// </summary>
public sealed class RatingGraph
{
    const int Joins = 1000, AddsAPath = 250;
    readonly Dictionary<(Guid Person, bool Rates), (Guid, bool)> parents = [];
    readonly HashSet<(Guid, Guid)> cards = [];

    /// <param name="edges">Rater and candidate of each card.</param>
    public RatingGraph(IEnumerable<(Guid Rater, Guid Candidate)> edges)
    {
        foreach (var (rater, candidate) in edges)
            if (cards.Add((rater, candidate)))
                parents[Root((rater, true))] = Root((candidate, false));
    }

    /// <summary>What a card of that rater on that candidate would do, in ‰.</summary>
    public int Gain(Guid rater, Guid candidate) =>
        cards.Contains((rater, candidate)) ? 0 : Root((rater, true)) == Root((candidate, false)) ? AddsAPath : Joins;

    (Guid, bool) Root((Guid, bool) node)
    {
        while (parents.TryGetValue(node, out var parent) && parent != node)
        {
            if (parents.TryGetValue(parent, out var above))
                parents[node] = above; // halves the path
            node = parent;
        }
        return node;
    }
}
