using Google.OrTools.Sat;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Large neighbourhood search (Shaw 1998): some twenty loops that share interviewers are planned anew together by CP-SAT,
/// among the choices whose reduced cost says that good plans use them.
/// </summary>
sealed class Neighbourhoods
{
    const int FewestLoops = 4, FirstLoops = 20, MostLoops = 60, ChoicesPerChair = 40, Samples = 24;
    const double PerInterview = 100_000;

    readonly PlanModel _model;
    readonly int[] _reach;
    readonly List<Choice>[] _choices;

    public Neighbourhoods(PlanModel model, LagrangianBound bound, int[] reach, bool isWhole)
    {
        (_model, _reach) = (model, reach);
        Loops = Math.Clamp(model.Candidates.Length / 3, FewestLoops, FirstLoops);
        var costs = new ReducedCosts(model, bound, reach, isWhole);
        var count = model.Candidates.Length;
        var sample = Enumerable.Range(0, Math.Min(count, Samples)).SelectMany(i => costs.Of((int)((long)i * count / Samples), double.MaxValue))
            .Select(c => (double)c.Loss).Order().ToArray();
        var wanted = Math.Min(sample.Length - 1, Math.Min(count, Samples) * model.Chairs.Length * ChoicesPerChair);
        var most = sample.Length == 0 ? 0 : sample[wanted];
        _choices = [.. Enumerable.Range(0, count).Select(c => costs.Of(c, most))];
    }

    /// <summary>How many loops are planned anew together.</summary>
    public int Loops { get; private set; }

    /// <summary>As many loops as are solved to the end in the given work: more when all were, fewer when one was not.</summary>
    public void Adapt(bool areSolved) => Loops = areSolved ? Math.Min(MostLoops, Loops + 1) : Math.Max(FewestLoops, Loops - 1);

    /// <summary>Plans some loops anew: which, the board with them when it is better, and whether nothing better exists there.</summary>
    public (int[] Set, Board? Board, bool IsSolved) Improve(Board board, Random random, double work, double seconds, CancellationToken ct)
    {
        var set = Choose(board, random);
        var others = board.Clone();
        foreach (var c in set)
            others.Clear(c);
        var isWhole = set.All(c => board.LengthOf(c) == _reach[c]);
        var model = new CohortModel(_model, others, [.. set.Select(c => (c, WithCurrent(board, c)))], _reach,
            isWhole ? set.Sum(c => _reach[c]) : null, PerInterview);
        model.Hint(board);
        var parameters = FormattableString.Invariant($"num_workers:1,linearization_level:2,max_deterministic_time:{work}");
        var (status, found, _) = SolverRun.Solve(model, parameters, seconds, random.Next(), null, null, ct);
        return (set, found is not null && LoopExchange.IsBetter(found, board) ? found : null, status is CpSolverStatus.Optimal);
    }

    /// <summary>Puts loops planned anew on a board that has changed since; false when they no longer fit or help.</summary>
    public static bool Commit(ref Board board, int[] set, Board found)
    {
        var next = board.Clone();
        foreach (var c in set)
            next.Clear(c);
        foreach (var c in set)
        {
            if (!next.Fits(c, found.SlotsOf(c), found.SeatsOf(c)))
                return false;
            next.Set(c, found.SlotsOf(c), found.SeatsOf(c));
        }
        if (!LoopExchange.IsBetter(next, board))
            return false;
        board = next;
        return true;
    }

    List<Choice> WithCurrent(Board board, int candidate)
    {
        var choices = new List<Choice>(_choices[candidate]);
        var known = choices.Select(c => (c.Chair, c.Slot, c.Seat)).ToHashSet();
        for (var step = 0; step < board.LengthOf(candidate); step++)
        {
            var (stage, slot) = (_model.Slots.Steps[candidate][step], board.SlotsOf(candidate)[step]);
            for (var chair = _model.FirstChair[stage]; chair < _model.FirstChair[stage + 1]; chair++)
                if (known.Add((chair, slot, board.SeatsOf(candidate)[chair])))
                    choices.Add(new(step, slot, chair, board.SeatsOf(candidate)[chair], 0));
        }
        return choices;
    }

    // Loops that meet one or two people, of whom the busier are drawn more often; filled up at random.
    int[] Choose(Board board, Random random)
    {
        var count = _model.Candidates.Length;
        var set = new List<int>();
        if (random.Next(4) > 0)
        {
            var (one, two) = (Busier(board, random), Busier(board, random));
            var isBoth = random.Next(2) == 0;
            for (int i = 0, c = random.Next(count); i < count && set.Count < Loops; i++, c = (c + 1) % count)
                foreach (var seat in board.SeatsOf(c))
                    if (seat >= 0 && (_model.Table.Person[seat] == one || isBoth && _model.Table.Person[seat] == two))
                    {
                        set.Add(c);
                        break;
                    }
        }
        if (board.Placed < _reach.Sum() && Enumerable.Range(0, count).Where(c => board.LengthOf(c) < _reach[c] && !set.Contains(c)).ToArray() is { Length: > 0 } open)
            set.Insert(0, open[random.Next(open.Length)]);
        while (set.Count < Math.Min(count, Loops))
            if (random.Next(count) is var c && !set.Contains(c))
                set.Add(c);
        return [.. set.Take(Loops)];
    }

    int Busier(Board board, Random random)
    {
        var (a, b) = (Met(board, random), Met(board, random));
        return board.NextCosts[a] >= board.NextCosts[b] ? a : b;
    }

    int Met(Board board, Random random)
    {
        var seats = board.SeatsOf(random.Next(_model.Candidates.Length));
        return seats[random.Next(seats.Length)] is var seat and >= 0 ? _model.Table.Person[seat] : random.Next(_model.People.Count);
    }
}
