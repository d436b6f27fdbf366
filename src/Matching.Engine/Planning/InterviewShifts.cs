namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Gives an interview another start: with the same people where they can, or else the best who can; busy ones may hand
/// over what is in their way. Where loads alone make it too dear, those who got an interview hand another to those who
/// lost one. Used by one thread.
/// </summary>
sealed class InterviewShifts(PlanModel model, Handovers handovers)
{
    const int InviteTries = 8, MostRoles = 8;

    readonly int[] _panel = new int[MostRoles], _old = new int[MostRoles];
    readonly double _step = 2 * model.Objective.Curvature;
    readonly int[] _givers = [.. model.Table.Person.Distinct().Order()];
    readonly int[][] _seatsOf = SeatsByPerson(model);
    readonly int[] _chairOf = [.. Enumerable.Range(0, model.Chairs.Length)
        .SelectMany(chair => Enumerable.Repeat(chair, model.Table.FirstSeat(chair, model.Grid.Count) - model.Table.FirstSeat(chair, 0)))];

    /// <summary>A random interview of a loop, to a random start.</summary>
    public void Shift(Board board, int candidate, double heat, Random random)
    {
        var slots = board.SlotsOf(candidate);
        var step = slots.Length == 0 ? 0 : random.Next(slots.Length);
        if (slots.Length > 0 && slots[step] >= 0)
            Shift(board, candidate, step, random.Next(Until(slots, candidate, step)), -1, heat, random);
    }

    /// <summary>Somebody with little to give is given an interview: at a random time they have, of whoever could have it then.</summary>
    public void Invite(Board board, double heat, Random random)
    {
        if (_givers.Length == 0)
            return;
        var person = _givers[random.Next(_givers.Length)];
        for (var draw = 0; draw < 2; draw++)
            if (_givers[random.Next(_givers.Length)] is var other && board.NextCosts[other] < board.NextCosts[person])
                person = other;
        var seat = _seatsOf[person][random.Next(_seatsOf[person].Length)];
        var chair = _chairOf[seat];
        if (!board.IsOpen(seat, handovers.CellsOf(chair)))
            return;
        for (var draw = 0; draw < InviteTries; draw++)
        {
            var candidate = random.Next(model.Candidates.Length);
            var step = Array.IndexOf(model.Slots.Steps[candidate], model.Chairs[chair].Stage);
            var slots = board.SlotsOf(candidate);
            if (step < 0 || slots[step] < 0 || model.Meetings.IsBarred(candidate, person) || handovers.IsMet(board, candidate, person))
                continue;
            var first = model.Slots.First(candidate, step);
            var slot = Array.BinarySearch(model.Slots.Cell, first, model.Slots.Count(candidate, step), model.Table.Cell[seat]) - first;
            if (slot < 0 || slot >= Until(slots, candidate, step))
                continue;
            Shift(board, candidate, step, slot, seat, heat, random);
            return;
        }
    }

    // Slots before this one end early enough for the next step.
    int Until(ReadOnlySpan<int> slots, int candidate, int step) => step + 1 < slots.Length && slots[step + 1] >= 0
        ? model.Slots.Before[model.Slots.First(candidate, step + 1) + slots[step + 1]] : model.Slots.Count(candidate, step);

    // With one seat given, or −1.
    void Shift(Board board, int candidate, int step, int slot, int given, double heat, Random random)
    {
        var slots = board.SlotsOf(candidate);
        var (table, stage, first) = (model.Slots, model.Slots.Steps[candidate][step], model.Slots.First(candidate, step));
        if (slot == slots[step] && given < 0 || step > 0 && table.Before[first + slot] <= slots[step - 1])
            return;
        var (cells, gain) = (model.Cells[stage], board.DayGain(candidate, step, slot));
        if (given < 0 && !Chance.IsPossible(gain + 4 * _step, heat) || table.Spot[first + slot] is var spot and >= 0 && !IsFreeFor(board, candidate, spot, cells))
            return;
        var (from, isBusy, isBetterDay) = (model.FirstChair[stage], false, gain > 0);
        for (var chair = from; chair < model.FirstChair[stage + 1]; chair++)
        {
            var seat = board.SeatsOf(candidate)[chair];
            var instead = given >= 0 && _chairOf[given] == chair ? given : Same(board, candidate, chair, seat, table.Cell[first + slot], cells);
            if (instead < 0 || instead != given && random.Next(8) == 0)
                instead = handovers.BestFor(board, candidate, chair, table.Cell[first + slot], _panel.AsSpan(0, chair - from)) is var best and >= 0 ? best : instead;
            if (instead < 0 && (given >= 0 || isBetterDay || random.Next(8) == 0))
            {
                instead = Busy(board, candidate, chair, table.Cell[first + slot], chair - from, random);
                isBusy = true;
            }
            if (instead < 0 || given >= 0 && instead != given && model.Table.Person[instead] == model.Table.Person[given])
                return;
            _panel[chair - from] = instead;
            gain += Gain(board, candidate, seat, instead);
        }
        if (isBusy || Chance.IsPossible(gain + 4 * _step, heat))
            Try(board, candidate, step, slot, heat, random);
    }

    void Try(Board board, int candidate, int step, int slot, double heat, Random random)
    {
        var (value, before, stage) = (board.Value, board.SlotsOf(candidate)[step], model.Slots.Steps[candidate][step]);
        var (from, roles) = (model.FirstChair[stage], model.FirstChair[stage + 1] - model.FirstChair[stage]);
        board.SeatsOf(candidate).Slice(from, roles).CopyTo(_old);
        handovers.Forget();
        Lift(board, candidate, from, roles);
        board.Shift(candidate, step, slot);
        var seated = 0;
        for (; seated < roles && handovers.MakeRoom(board, _panel[seated], from + seated, random); seated++)
            board.Sit(candidate, from + seated, _panel[seated]);
        if (seated == roles && (Chance.IsAccepted(board.Value - value, heat, random) || IsWorthReturning(board, candidate, roles, value, heat, random)))
            return;
        Lift(board, candidate, from, seated);
        handovers.Undo(board);
        board.Shift(candidate, step, before);
        for (var role = 0; role < roles; role++)
            board.Sit(candidate, from + role, _old[role]);
    }

    bool IsWorthReturning(Board board, int candidate, int roles, double value, double heat, Random random)
    {
        for (var role = 0; role < roles; role++)
            if (model.Table.Person[_old[role]] != model.Table.Person[_panel[role]] && !handovers.IsIn(_panel.AsSpan(0, roles), model.Table.Person[_old[role]]))
                handovers.Return(board, model.Table.Person[_panel[role]], model.Table.Person[_old[role]], candidate, random);
        return Chance.IsAccepted(board.Value - value, heat, random);
    }

    void Lift(Board board, int candidate, int from, int roles)
    {
        for (var role = 0; role < roles; role++)
            board.Lift(candidate, from + role);
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

    // Anybody who may meet the candidate and is not in the panel's first chairs, free or not.
    int Busy(Board board, int candidate, int chair, int cell, int before, Random random)
    {
        var seats = model.Table.Seats(chair, cell);
        if (seats.Length == 0)
            return -1;
        var seat = seats[random.Next(seats.Length)];
        var person = model.Table.Person[seat];
        return model.Meetings.IsBarred(candidate, person) || handovers.IsMet(board, candidate, person) || handovers.IsIn(_panel.AsSpan(0, before), person) ? -1 : seat;
    }

    static bool IsFreeFor(Board board, int candidate, int spot, int cells)
    {
        for (var i = spot; i < spot + cells; i++)
            if (board.HolderOf(i) is var holder && holder >= 0 && holder != candidate)
                return false;
        return true;
    }

    double Gain(Board board, int candidate, int seat, int other)
    {
        var (worth, from, to) = (model.Meetings.WorthOf(candidate), model.Table.Person[seat], model.Table.Person[other]);
        return from == to ? 0 : worth[to] - worth[from] - board.NextCosts[to] + board.NextCosts[from] - _step;
    }

    static int[][] SeatsByPerson(PlanModel model)
    {
        var seats = model.People.Select(_ => new List<int>()).ToArray();
        for (var seat = 0; seat < model.Table.Count; seat++)
            seats[model.Table.Person[seat]].Add(seat);
        return [.. seats.Select(s => s.ToArray())];
    }
}
