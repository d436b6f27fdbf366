namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Can every chair get a different person? Augmenting paths on the bipartite graph of chairs and people (Kuhn 1955);
/// the look-ahead that keeps a loop from spending the only person a later role has.
/// </summary>
static class PanelMatching
{
    /// <summary>Size of the largest seating of <paramref name="chairs"/> (the people that fit each).</summary>
    public static int Largest(IReadOnlyList<IReadOnlyCollection<int>> chairs, Func<int, bool> isTaken)
    {
        var chairOf = new Dictionary<int, int>();
        var seated = 0;
        for (var chair = 0; chair < chairs.Count; chair++)
            if (Seat(chair, chairs, isTaken, chairOf, []))
                seated++;
        return seated;
    }

    static bool Seat(
        int chair, IReadOnlyList<IReadOnlyCollection<int>> chairs, Func<int, bool> isTaken,
        Dictionary<int, int> chairOf, HashSet<int> visited)
    {
        foreach (var person in chairs[chair])
        {
            if (isTaken(person) || !visited.Add(person))
                continue;
            if (chairOf.TryGetValue(person, out var other) && !Seat(other, chairs, isTaken, chairOf, visited))
                continue;
            chairOf[person] = chair;
            return true;
        }
        return false;
    }
}
