namespace Mockloop.Matching.Engine.Planning;

// Whole loops are seated one candidate after the other, fewest ways first. When a pass leaves something unplaced, the
// candidates it failed move to the front of the next ("squeaky wheel" optimisation, Joslin & Clements 1999, JAIR 10).

/// <summary>First plans within milliseconds, and further passes while something is unplaced.</summary>
sealed class GreedySeating(PlanModel model, Reach reach)
{
    const int Budget = 4_000;

    readonly LoopInsertion _insertion = new(model);
    readonly int[] _urgency = new int[model.Candidates.Length];

    /// <summary>One pass; <paramref name="prices"/> per seat in place of the board's own costs.</summary>
    public Board Pass(Random? random, double[]? prices, double noise, CancellationToken ct)
    {
        var board = new Board(model);
        var blur = _urgency.Select(_ => random?.Next(1000) ?? 0).ToArray();
        var queue = Enumerable.Range(0, _urgency.Length).OrderByDescending(c => _urgency[c])
            .ThenBy(c => random is null ? reach.Scarcity[c] : blur[c]).ThenBy(c => c);
        foreach (var c in queue)
        {
            if (ct.IsCancellationRequested)
                break;
            var length = _insertion.Insert(board, c, prices, random is null ? 0 : noise, random);
            if (length < reach.Steps[c])
                length = Search(board, c, length, ct);
            _urgency[c] += reach.Steps[c] - length;
        }
        return board;
    }

    int Search(Board board, int candidate, int length, CancellationToken ct)
    {
        var kept = (board.SlotsOf(candidate).ToArray(), board.SeatsOf(candidate).ToArray());
        board.Clear(candidate);
        var search = new LoopSearch(model, board, candidate, Budget, ct).Run();
        var (slots, seats) = search.Best.Count > length ? search.Loop() : kept;
        board.Set(candidate, slots, seats);
        return Math.Max(length, search.Best.Count);
    }
}
