namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Raters can be compared when a chain of common candidates links them. Counts the groups of raters that no chain links:
/// the "subsets" of a rating design (Linacre 1994), of which there should be one.
/// </summary>
sealed class RatingGraph
{
    readonly PlanModel _model;
    readonly int[] _past;
    readonly bool[] _standing;
    readonly double _weight;

    public RatingGraph(PlanModel model, int[] reach)
    {
        (_model, _weight) = (model, model.Instance.Weights.Connectivity);
        // Raters first, then candidates: as candidates people are nodes of their own.
        _past = [.. Enumerable.Range(0, 2 * model.People.Count)];
        _standing = new bool[model.People.Count];
        foreach (var met in model.Instance.History.Where(h => h.Count > 0))
            Join(_past, met.Candidate, met.Interviewer);
        foreach (var met in model.Instance.Fixed.Where(f => model.StageOf(f.Stage) is not null))
            if (Join(_past, met.Candidate, met.Interviewer) is { } rater)
                _standing[rater] = true;
        (Fewest, Reach) = (FewestOf(reach), reach.Sum());
    }

    /// <summary>Interviews of everybody's whole reach.</summary>
    public int Reach { get; }

    /// <summary>No plan of everybody's whole reach has fewer groups.</summary>
    public int Fewest { get; }

    /// <summary>The term of the second level: minus the weight for every group beyond the first.</summary>
    public double ValueOf(int groups) => -_weight * Math.Max(0, groups - 1);

    public double ValueOf(Board board) => _weight == 0 ? 0 : ValueOf(GroupsOf(board).Count);

    /// <summary>Group of each rater who interviews somebody on the board, and how many groups there are.</summary>
    public (Dictionary<int, int> OfRater, int Count) GroupsOf(Board board)
    {
        var parent = _past.ToArray();
        var raters = Enumerable.Range(0, _standing.Length).Where(p => _standing[p]).ToHashSet();
        for (var c = 0; c < _model.Candidates.Length; c++)
            foreach (var seat in board.SeatsOf(c))
                if (seat >= 0)
                {
                    raters.Add(_model.Table.Person[seat]);
                    Join(parent, _model.Table.Person[seat], _model.People.Count + _model.Candidates[c]);
                }
        var groups = raters.Order().ToDictionary(r => r, r => Root(parent, r));
        return (groups, groups.Values.Distinct().Count());
    }

    // Candidates whom no possible meetings link will have raters whom nothing links.
    int FewestOf(int[] reach)
    {
        var parent = _past.ToArray();
        var raters = Enumerable.Range(0, _model.People.Count).Where(p => _model.People[p].Qualified.Count > 0).ToList();
        for (var c = 0; c < reach.Length; c++)
            foreach (var rater in raters)
                if (reach[c] > 0 && !_model.Meetings.IsBarred(c, rater))
                    Join(parent, rater, _model.People.Count + _model.Candidates[c]);
        return Enumerable.Range(0, reach.Length).Where(c => reach[c] > 0)
            .Select(c => Root(parent, _model.People.Count + _model.Candidates[c])).Distinct().Count();
    }

    int? Join(int[] parent, string candidate, string interviewer)
    {
        if (_model.PersonOf(candidate) is not { } c || _model.PersonOf(interviewer) is not { } i)
            return null;
        Join(parent, i, _model.People.Count + c);
        return i;
    }

    static void Join(int[] parent, int a, int b) => parent[Root(parent, a)] = Root(parent, b);

    static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
            node = parent[node] = parent[parent[node]];
        return node;
    }
}
