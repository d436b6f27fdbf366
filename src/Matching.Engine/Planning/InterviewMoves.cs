namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Small changes of a plan, a million a second: another person in a chair, another slot for an interview, a chair whose
/// person is borrowed from an interview that then gets somebody else. Each is taken when it gains, or by chance while
/// warm (Metropolis). Every plan between keeps all rules. Used by one thread.
/// </summary>
sealed class InterviewMoves(PlanModel model)
{
    readonly int[] _panel = new int[8];
    readonly double _step = 2 * model.Objective.Curvature;

    /// <summary>One try at a random interview; most change nothing.</summary>
    public void Try(Board board, double heat, Random random)
    {
        var candidate = random.Next(model.Candidates.Length);
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                Reslot(board, candidate, heat, random);
                break;
            case 3:
                Borrow(board, candidate, heat, random);
                break;
            default:
                Reseat(board, candidate, heat, random);
                break;
        }
    }

    void Reseat(Board board, int candidate, double heat, Random random)
    {
        if (Other(board, candidate, random) is not var (chair, seat, other))
            return;
        if (IsAccepted(Gain(board, candidate, seat, other), heat, random) && board.IsOpen(other, model.Cells[model.Chairs[chair].Stage]))
        {
            board.Lift(candidate, chair);
            board.Sit(candidate, chair, other);
        }
    }

    // A random chair, who sits there, and somebody else who could at that start and is nowhere in the loop.
    (int Chair, int Seat, int Other)? Other(Board board, int candidate, Random random)
    {
        var chair = random.Next(model.Chairs.Length);
        var seat = board.SeatsOf(candidate)[chair];
        if (seat < 0)
            return null;
        var seats = model.Table.Seats(chair, model.Table.Cell[seat]);
        var other = seats[random.Next(seats.Length)];
        return model.Meetings.IsBarred(candidate, model.Table.Person[other]) || IsMet(board, candidate, model.Table.Person[other]) ? null : (chair, seat, other);
    }

    void Borrow(Board board, int candidate, double heat, Random random)
    {
        if (Other(board, candidate, random) is not var (chair, seat, other))
            return;
        var (person, cells) = (model.Table.Person[other], model.Cells[model.Chairs[chair].Stage]);
        if (Lender(board, model.Table.Spot[other], cells) is not { } lender || Chair(board, lender, person) is not (>= 0 and var lent))
            return;
        var value = board.Value;
        var old = board.SeatsOf(lender)[lent];
        board.Lift(candidate, chair);
        board.Lift(lender, lent);
        if (board.IsOpen(other, cells))
        {
            board.Sit(candidate, chair, other);
            if (BestFor(board, lender, lent, model.Table.Cell[old], 0) is var instead and >= 0)
            {
                board.Sit(lender, lent, instead);
                if (IsAccepted(board.Value - value, heat, random))
                    return;
                board.Lift(lender, lent);
            }
            board.Lift(candidate, chair);
        }
        board.Sit(lender, lent, old);
        board.Sit(candidate, chair, seat);
    }

    // The one other loop that is in the way.
    static int? Lender(Board board, int spot, int cells)
    {
        var lender = -1;
        for (var i = spot; i < spot + cells; i++)
            if (board.HolderOf(i) is var holder and >= 0)
            {
                if (lender >= 0 && holder != lender)
                    return null;
                lender = holder;
            }
        return lender < 0 ? null : lender;
    }

    int Chair(Board board, int candidate, int person)
    {
        var seats = board.SeatsOf(candidate);
        for (var chair = 0; chair < seats.Length; chair++)
            if (seats[chair] >= 0 && model.Table.Person[seats[chair]] == person)
                return chair;
        return -1;
    }

    void Reslot(Board board, int candidate, double heat, Random random)
    {
        var slots = board.SlotsOf(candidate);
        var step = slots.Length == 0 ? 0 : random.Next(slots.Length);
        if (slots.Length == 0 || slots[step] < 0)
            return;
        var (table, stage, first) = (model.Slots, model.Slots.Steps[candidate][step], model.Slots.First(candidate, step));
        var to = step + 1 < slots.Length && slots[step + 1] >= 0 ? table.Before[table.First(candidate, step + 1) + slots[step + 1]] : table.Count(candidate, step);
        var slot = random.Next(to);
        if (slot == slots[step] || step > 0 && table.Before[first + slot] <= slots[step - 1])
            return;
        var (cells, gain) = (model.Cells[stage], board.DayGain(candidate, step, slot));
        if (!IsPossible(gain + 4 * _step, heat) || table.Spot[first + slot] is var spot and >= 0 && !IsFreeFor(board, candidate, spot, cells))
            return;
        var from = model.FirstChair[stage];
        for (var chair = from; chair < model.FirstChair[stage + 1]; chair++)
        {
            var seat = board.SeatsOf(candidate)[chair];
            var instead = Same(board, candidate, chair, seat, table.Cell[first + slot], cells);
            if (instead < 0 || random.Next(8) == 0)
                instead = BestFor(board, candidate, chair, table.Cell[first + slot], chair - from) is var best and >= 0 ? best : instead;
            if (instead < 0)
                return;
            _panel[chair - from] = instead;
            gain += Gain(board, candidate, seat, instead);
        }
        if (!IsAccepted(gain, heat, random))
            return;
        for (var chair = from; chair < model.FirstChair[stage + 1]; chair++)
            board.Lift(candidate, chair);
        board.Shift(candidate, step, slot);
        for (var chair = from; chair < model.FirstChair[stage + 1]; chair++)
            board.Sit(candidate, chair, _panel[chair - from]);
    }

    // The same person at another start, or −1 when they cannot.
    int Same(Board board, int candidate, int chair, int seat, int cell, int cells)
    {
        var table = model.Table;
        var person = table.Person[seat];
        foreach (var other in table.Seats(chair, cell))
            if (table.Person[other] == person)
                return (table.DayKey[other] == table.DayKey[seat] || board.DayLeft[table.DayKey[other]] > 0)
                    && (table.WeekKey[other] == table.WeekKey[seat] || board.WeekLeft[table.WeekKey[other]] > 0)
                    && IsFreeFor(board, candidate, table.Spot[other], cells) ? other : -1;
        return -1;
    }

    // The best seat for somebody who is neither in the loop nor among the panel's first people.
    int BestFor(Board board, int candidate, int chair, int cell, int panel)
    {
        var (table, worth, best, seat) = (model.Table, model.Meetings.WorthOf(candidate), LoopPath.No, -1);
        foreach (var other in table.Seats(chair, cell))
        {
            var person = table.Person[other];
            var value = worth[person] - board.NextCosts[person];
            if (value > best && board.IsOpen(other, model.Cells[model.Chairs[chair].Stage]) && !IsMet(board, candidate, person) && !IsIn(_panel.AsSpan(0, panel), person))
                (best, seat) = (value, other);
        }
        return seat;
    }

    static bool IsFreeFor(Board board, int candidate, int spot, int cells)
    {
        for (var i = spot; i < spot + cells; i++)
            if (board.HolderOf(i) is var holder && holder >= 0 && holder != candidate)
                return false;
        return true;
    }

    bool IsMet(Board board, int candidate, int person) => IsIn(board.SeatsOf(candidate), person);

    bool IsIn(ReadOnlySpan<int> seats, int person)
    {
        foreach (var seat in seats)
            if (seat >= 0 && model.Table.Person[seat] == person)
                return true;
        return false;
    }

    double Gain(Board board, int candidate, int seat, int other)
    {
        if (seat == other)
            return 0;
        var (worth, from, to) = (model.Meetings.WorthOf(candidate), model.Table.Person[seat], model.Table.Person[other]);
        return from == to ? 0 : worth[to] - worth[from] - board.NextCosts[to] + board.NextCosts[from] - _step;
    }

    static bool IsPossible(double gain, double heat) => gain > -30 * heat;

    static bool IsAccepted(double gain, double heat, Random random) =>
        gain >= 0 || IsPossible(gain, heat) && random.NextDouble() < Math.Exp(gain / heat);
}
