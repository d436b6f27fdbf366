namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Chairs that go from one person to another while a change of a plan is tried, kept in order so that they can be undone.
/// Every one keeps all rules. Used by one thread.
/// </summary>
sealed class Handovers(PlanModel model)
{
    const int MostBlocking = 3;

    readonly List<(int Candidate, int Chair, int Seat)> _done = [];

    /// <summary>Hand-overs since the last <see cref="Forget"/>.</summary>
    public int Count => _done.Count;

    /// <summary>What is done stays.</summary>
    public void Forget() => _done.Clear();

    public void Undo(Board board)
    {
        for (var i = _done.Count - 1; i >= 0; i--)
        {
            board.Lift(_done[i].Candidate, _done[i].Chair);
            board.Sit(_done[i].Candidate, _done[i].Chair, _done[i].Seat);
        }
        _done.Clear();
    }

    /// <summary>Gives a chair to somebody who is open for it.</summary>
    public void Give(Board board, int candidate, int chair, int seat)
    {
        _done.Add((candidate, chair, board.SeatsOf(candidate)[chair]));
        board.Lift(candidate, chair);
        board.Sit(candidate, chair, seat);
    }

    /// <summary>Some interview of one person, not of that one loop, goes to another as it is: the loads of two are as before.</summary>
    public void Return(Board board, int from, int to, int but, Random random)
    {
        var count = model.Candidates.Length;
        for (int i = 0, c = random.Next(count); i < count; i++, c = c + 1 == count ? 0 : c + 1)
        {
            if (c == but || ChairOf(board, c, from) is not (>= 0 and var chair) || model.Meetings.IsBarred(c, to) || IsMet(board, c, to))
                continue;
            foreach (var other in model.Table.Seats(chair, model.Table.Cell[board.SeatsOf(c)[chair]]))
                if (model.Table.Person[other] == to && board.IsOpen(other, CellsOf(chair)))
                {
                    Give(board, c, chair, other);
                    return;
                }
        }
    }

    /// <summary>The interview of a person that somebody else can take at the least cost; who takes it, or −1.</summary>
    public int PassOn(Board board, int from)
    {
        var (best, candidate, at, instead) = (LoopPath.No, -1, -1, -1);
        for (var c = 0; c < model.Candidates.Length; c++)
        {
            if (ChairOf(board, c, from) is not (>= 0 and var chair))
                continue;
            var worth = model.Meetings.WorthOf(c);
            foreach (var other in model.Table.Seats(chair, model.Table.Cell[board.SeatsOf(c)[chair]]))
            {
                var person = model.Table.Person[other];
                var value = worth[person] - worth[from] - board.NextCosts[person];
                if (value > best && !IsMet(board, c, person) && board.IsOpen(other, CellsOf(chair)))
                    (best, candidate, at, instead) = (value, c, chair, other);
            }
        }
        if (candidate < 0)
            return -1;
        Give(board, candidate, at, instead);
        return model.Table.Person[instead];
    }

    /// <summary>Takes interviews off somebody until a seat of theirs is open; false when nobody else can take one.</summary>
    public bool MakeRoom(Board board, int seat, int chair, Random random)
    {
        for (var blocking = 0; !board.IsOpen(seat, CellsOf(chair)); blocking++)
        {
            if (blocking == MostBlocking || Blocking(board, seat, CellsOf(chair), random) is not var (candidate, at))
                return false;
            var instead = BestFor(board, candidate, at, model.Table.Cell[board.SeatsOf(candidate)[at]], []);
            if (instead < 0)
                return false;
            Give(board, candidate, at, instead);
        }
        return true;
    }

    /// <summary>The best open seat for somebody who is neither in the loop nor in a panel, or −1.</summary>
    public int BestFor(Board board, int candidate, int chair, int cell, ReadOnlySpan<int> panel)
    {
        var (table, worth, best, seat) = (model.Table, model.Meetings.WorthOf(candidate), LoopPath.No, -1);
        foreach (var other in table.Seats(chair, cell))
        {
            var person = table.Person[other];
            var value = worth[person] - board.NextCosts[person];
            if (value > best && board.IsOpen(other, CellsOf(chair)) && !IsMet(board, candidate, person) && !IsIn(panel, person))
                (best, seat) = (value, other);
        }
        return seat;
    }

    public bool IsMet(Board board, int candidate, int person) => IsIn(board.SeatsOf(candidate), person);

    public bool IsIn(ReadOnlySpan<int> seats, int person)
    {
        foreach (var seat in seats)
            if (seat >= 0 && model.Table.Person[seat] == person)
                return true;
        return false;
    }

    public int CellsOf(int chair) => model.Cells[model.Chairs[chair].Stage];

    int ChairOf(Board board, int candidate, int person)
    {
        var seats = board.SeatsOf(candidate);
        for (var chair = 0; chair < seats.Length; chair++)
            if (seats[chair] >= 0 && model.Table.Person[seats[chair]] == person)
                return chair;
        return -1;
    }

    // An interview of the seat's person at that time, or else one that uses up a cap the seat needs.
    (int Candidate, int Chair)? Blocking(Board board, int seat, int cells, Random random)
    {
        var table = model.Table;
        var (person, count) = (table.Person[seat], model.Candidates.Length);
        for (var spot = table.Spot[seat]; spot < table.Spot[seat] + cells; spot++)
            if (board.HolderOf(spot) is var holder and >= 0)
                return ChairOf(board, holder, person) is var taken and >= 0 ? (holder, taken) : null;
        var isDay = board.DayLeft[table.DayKey[seat]] <= 0;
        for (int i = 0, c = random.Next(count); i < count; i++, c = c + 1 == count ? 0 : c + 1)
            if (ChairOf(board, c, person) is var chair and >= 0 && board.SeatsOf(c)[chair] is var other
                && (isDay ? table.DayKey[other] == table.DayKey[seat] : table.WeekKey[other] == table.WeekKey[seat]))
                return (c, chair);
        return null;
    }
}
