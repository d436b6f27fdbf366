using System.Diagnostics;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>One run of the pipeline (see <see cref="LoopPlanner"/>).</summary>
sealed class PlanSearch
{
    const int FirstPasses = 30, BoundSteps = 100, FirstBoundSteps = 1800, PlacedSteps = 400, AreaRounds = 2, Epochs = 8, Restarts = 3;

    // Exchanges per candidate and chain: of the first annealing, and of the one after the bound; each round has twice as many.
    const int FirstMoves = 5, RoundMoves = 25, MostMoves = 400;

    readonly PlanOptions _options;
    readonly Stopwatch _watch;
    readonly CancellationToken _stop;
    readonly Reach _reach;
    readonly GreedySeating _greedy;
    readonly RatingGraph _graph;
    readonly Random[] _random;
    readonly LoopExchange[] _exchange;
    int _rounds;

    public PlanSearch(PlanInstance instance, PlanOptions options, Stopwatch watch, IProgress<PlanProgress>? progress, CancellationToken stop)
    {
        (_options, _watch, _stop) = (options, watch, stop);
        Model = new PlanModel(instance);
        _reach = new Reach(Model, stop);
        _greedy = new GreedySeating(Model, _reach);
        _graph = new RatingGraph(Model, _reach.Steps);
        // The first plan is always there, however little time was given.
        Best = new Incumbent(Model, _graph, _greedy.Pass(null, null, 0, CancellationToken.None), watch, progress);
        Best.Report();
        _random = [.. Enumerable.Range(0, options.Threads).Select(i => new Random(unchecked((int)(options.Seed ^ options.Seed >> 32) * 31 + i)))];
        _exchange = [.. _random.Select(_ => new LoopExchange(Model, _reach))];
    }

    public PlanModel Model { get; }

    public Incumbent Best { get; }

    bool IsDone => _stop.IsCancellationRequested || _rounds >= _options.MaxRounds
        || Best.IsAllPlaced && Best.Secondary.Gap <= _options.Gap;

    double Left => (_options.TimeLimit - _watch.Elapsed).TotalSeconds;

    public void Run()
    {
        Seek();
        if (double.IsFinite(Best.Bound))
            return;
        // Stopped early, or more was placed at the very end: one step bounds it, loosely.
        var bound = BoundOf(Best.Board);
        bound.Run(1, Best.Board.Value, CancellationToken.None);
        Best.Tighten(bound.Best);
    }

    void Seek()
    {
        for (var pass = 0; pass < FirstPasses && !Best.IsAllPlaced && !_stop.IsCancellationRequested; pass++)
            Best.Offer(_greedy.Pass(_random[0], null, Model.Objective.Curvature, _stop));
        Anneal(FirstMoves);
        BoundPlaced();
        var bound = BoundOf(Best.Board);
        for (var steps = 0; steps < FirstBoundSteps && bound.IsMoving && !IsDone; steps += BoundSteps)
            Improve(bound);
        for (var moves = RoundMoves; !IsDone; moves = Math.Min(MostMoves, 2 * moves))
        {
            var placed = Best.Board.Placed;
            bound.UseBest();
            var areas = new Neighbourhoods(Model, bound, _reach.Steps, Best.IsWhole);
            if (!Best.IsAllPlaced)
                Restart(bound);
            Anneal(moves);
            Bridge();
            if (_rounds == 0 && !IsDone && new Proof(Model, bound, Best, _reach.Steps, _options, _watch, _stop).Run())
                break;
            for (var round = 0; round < AreaRounds && !IsDone; round++)
                Search(areas);
            _rounds++;
            if (Best.Board.Placed > placed)
                bound = BoundOf(Best.Board);
            Improve(bound);
        }
    }

    // With all weights 0 and 1 for each interview, the same bound says how many any plan can place.
    void BoundPlaced()
    {
        if (Best.IsAllPlaced || IsDone)
            return;
        var bare = new PlanModel(Model.Instance with { Weights = PlanWeights.None });
        var bound = new LagrangianBound(bare, Best.Board, _reach.Steps, null, _options.Threads, isCount: true);
        bound.Run(PlacedSteps, Best.Board.Placed, _stop);
        if (double.IsFinite(bound.Best))
            Best.TightenPlaced((int)Math.Floor(bound.Best + 1e-6));
    }

    LagrangianBound BoundOf(Board board) =>
        new(Model, board, _reach.Steps, Best.IsWhole ? null : board.Placed, _options.Threads);

    void Improve(LagrangianBound bound)
    {
        bound.Run(BoundSteps, Best.Board.Value, _stop);
        Best.Tighten(bound.Best);
    }

    // Annealing from the best plan, cooler epoch by epoch; the chains run on their own and are counted, not timed. Warmer
    // while interviews are missing, as they need room first.
    void Anneal(int movesPerCandidate)
    {
        var (hot, cold) = (Best.IsAllPlaced ? Warm : 4 * Warm, Warm / 32);
        var moves = Math.Max(200, movesPerCandidate * Model.Candidates.Length) / Epochs;
        var chains = _random.Select(_ => Best.Board.Clone()).ToArray();
        var bests = new Board[chains.Length];
        for (var epoch = 0; epoch < Epochs && !IsDone; epoch++)
        {
            double Heat(int at) => hot * Math.Pow(cold / hot, (double)at / Epochs);
            Parallel.For(0, chains.Length, i => bests[i] = _exchange[i].Run(chains[i], moves, Heat(epoch), Heat(epoch + 1), _random[i], _stop));
            foreach (var board in bests)
                Best.Offer(board);
        }
    }

    // Enough to lose a sixteenth of a load's step, or three points of a preference, now and then.
    double Warm => Math.Max(Math.Max(1e-3, Model.Objective.Curvature / 8), 3 * Math.Max(Model.Instance.Weights.Preference, Model.Instance.Weights.Compactness));

    // Loops outside the first group of raters are put back with a bonus for interviewers of other groups.
    void Bridge()
    {
        var weight = Model.Instance.Weights.Connectivity;
        var (groups, count) = weight > 0 ? _graph.GroupsOf(Best.Board) : ([], 0);
        for (var c = 0; c < Model.Candidates.Length && count > Math.Max(1, _graph.Fewest) && !IsDone; c++)
        {
            if (Best.Board.LengthOf(c) == 0 || !groups.TryGetValue(Model.Table.Person[Best.Board.SeatsOf(c)[FirstTaken(c)]], out var own))
                continue;
            var bonus = new double[Model.People.Count];
            foreach (var (rater, group) in groups)
                bonus[rater] = group == own ? 0 : weight;
            var board = Best.Board.Clone();
            board.Clear(c);
            new LoopInsertion(Model).Insert(board, c, bonus: bonus);
            if (Best.Offer(board))
                (groups, count) = _graph.GroupsOf(Best.Board);
        }
    }

    int FirstTaken(int candidate) => Best.Board.SeatsOf(candidate).IndexOfAnyExcept(-1);

    // Whole new plans, seated by what the prices say is scarce, then mended by what things really cost.
    void Restart(LagrangianBound bound)
    {
        var noise = Model.Objective.Curvature;
        var boards = new Board[_random.Length];
        for (var pass = 0; pass < Restarts && !IsDone; pass++)
        {
            Parallel.For(0, boards.Length, i =>
            {
                boards[i] = new GreedySeating(Model, _reach).Pass(_random[i], bound.Prices.Price, 0.1 * noise * _random[i].Next(3), _stop);
                boards[i] = _exchange[i].Run(boards[i], FirstMoves * Model.Candidates.Length, Warm, Warm / 8, _random[i], _stop);
            });
            foreach (var board in boards)
                Best.Offer(board);
        }
    }

    void Search(Neighbourhoods areas)
    {
        var now = Best.Board;
        var found = new (int[] Set, Board? Board, bool IsSolved)[_random.Length];
        Parallel.For(0, found.Length, i => found[i] = areas.Improve(now, _random[i], 1, Math.Min(4, Left), _stop));
        foreach (var (set, board, _) in found)
            if (board is not null && Neighbourhoods.Commit(ref now, set, board))
                Best.Offer(now);
        areas.Adapt(found.All(f => f.IsSolved));
    }
}
