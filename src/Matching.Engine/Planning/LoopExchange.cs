namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Improves a plan by taking a few related loops out and putting each back at its best (ruin and recreate, Schrimpf et
/// al. 2000), with many small moves after each, accepting some losses while warm (simulated annealing). One chain of
/// moves; their number is given, so the same random source makes the same chain.
/// </summary>
sealed class LoopExchange(PlanModel model, Reach reach)
{
    // More interviews first: a move that loses one is never accepted, whatever it gains.
    const double LostInterview = 1e7;

    // Small moves after each exchange: about as much work again ten times over, and most of what annealing gains.
    const int SmallMoves = 3000;

    readonly LoopInsertion _insertion = new(model);
    readonly InterviewMoves _moves = new(model);
    readonly List<int> _set = [];
    readonly List<(int[] Slots, int[] Seats)> _kept = [];

    /// <summary>Runs so many exchanges on a board, ever cooler; returns the best met.</summary>
    public Board Run(Board board, int moves, double warm, double cool, Random random, CancellationToken ct)
    {
        var best = board.Clone();
        for (var move = 0; move < moves && !ct.IsCancellationRequested && model.Candidates.Length > 0; move++)
        {
            var heat = warm * Math.Pow(cool / warm, (double)move / moves);
            Choose(board, random);
            var (placed, value) = (board.Placed, board.Value);
            Ruin(board);
            Shuffle(random);
            var blur = random.Next(3) == 0 ? 2 * heat : 0;
            foreach (var c in _set)
                _insertion.Insert(board, c, null, blur, random);
            var gain = (board.Placed - placed) * LostInterview + board.Value - value;
            if (gain < 0 && random.NextDouble() >= Math.Exp(gain / heat))
                Undo(board);
            for (var i = 0; i < SmallMoves; i++)
                _moves.Try(board, heat, random);
            if (IsBetter(board, best))
                best = board.Clone();
        }
        return best.Recounted();
    }

    public static bool IsBetter(Board board, Board than) =>
        board.Placed != than.Placed ? board.Placed > than.Placed : board.Value > than.Value + 1e-9;

    void Choose(Board board, Random random)
    {
        _set.Clear();
        var count = model.Candidates.Length;
        var size = Math.Min(count, random.Next(4) == 0 ? 1 + random.Next(8) : 1 + random.Next(3));
        var first = random.Next(count);
        _set.Add(first);
        if (board.Placed < reach.Steps.Sum() && random.Next(2) == 0)
            for (int i = 0, at = random.Next(count); i < count; i++, at = at + 1 == count ? 0 : at + 1)
                if (board.LengthOf(at) < reach.Steps[at])
                {
                    _set[0] = at;
                    break;
                }
        if (random.Next(3) == 0 || board.LengthOf(_set[0]) == 0)
            while (_set.Count < size)
                Add(random.Next(count));
        else
            AddRelated(board, size, random);
    }

    // Others whom one of the first candidate's interviewers meets as well, or somebody with much more to give than they.
    void AddRelated(Board board, int size, Random random)
    {
        var seats = board.SeatsOf(_set[0]);
        var at = random.Next(seats.Length);
        while (seats[at] < 0)
            at = at == 0 ? seats.Length - 1 : at - 1;
        var person = model.Table.Person[seats[at]];
        for (int i = 0, c = random.Next(model.Candidates.Length); i < model.Candidates.Length && _set.Count < size; i++)
        {
            c = c + 1 == model.Candidates.Length ? 0 : c + 1;
            foreach (var seat in board.SeatsOf(c))
                if (seat >= 0 && model.Table.Person[seat] == person)
                {
                    Add(c);
                    break;
                }
        }
    }

    void Add(int candidate)
    {
        if (!_set.Contains(candidate))
            _set.Add(candidate);
    }

    void Ruin(Board board)
    {
        _kept.Clear();
        foreach (var c in _set)
        {
            _kept.Add((board.SlotsOf(c).ToArray(), board.SeatsOf(c).ToArray()));
            board.Clear(c);
        }
    }

    void Shuffle(Random random)
    {
        for (var i = _set.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (_set[i], _set[j]) = (_set[j], _set[i]);
            (_kept[i], _kept[j]) = (_kept[j], _kept[i]);
        }
    }

    void Undo(Board board)
    {
        foreach (var c in _set)
            board.Clear(c);
        for (var i = 0; i < _set.Count; i++)
            board.Set(_set[i], _kept[i].Slots, _kept[i].Seats);
    }
}
