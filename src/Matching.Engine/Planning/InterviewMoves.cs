namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Small changes of a plan, a million a second: another person in a chair, another start for an interview, chairs that go
/// round between people. Each is taken when it gains, or by chance while warm. Every plan between keeps all rules. Used
/// by one thread.
/// </summary>
sealed class InterviewMoves
{
    const int MostLinks = 3;

    readonly PlanModel _model;
    readonly Handovers _handovers;
    readonly InterviewShifts _shifts;
    readonly double _step;

    public InterviewMoves(PlanModel model)
    {
        (_model, _handovers, _step) = (model, new Handovers(model), 2 * model.Objective.Curvature);
        _shifts = new InterviewShifts(model, _handovers);
    }

    /// <summary>One try at a random interview; most change nothing.</summary>
    public void Try(Board board, double heat, Random random)
    {
        var candidate = random.Next(_model.Candidates.Length);
        switch (random.Next(9))
        {
            case 0 or 1 or 2:
                _shifts.Shift(board, candidate, heat, random);
                break;
            case 3:
                _shifts.Invite(board, heat, random);
                break;
            case 4:
                Reseat(board, candidate, true, heat, random);
                break;
            default:
                Reseat(board, candidate, false, heat, random);
                break;
        }
    }

    // Somebody else who could sit in a random chair at its start and is nowhere in the loop; busy ones only when asked.
    void Reseat(Board board, int candidate, bool isBusyAllowed, double heat, Random random)
    {
        var chair = random.Next(_model.Chairs.Length);
        var seat = board.SeatsOf(candidate)[chair];
        if (seat < 0)
            return;
        var seats = _model.Table.Seats(chair, _model.Table.Cell[seat]);
        var other = seats[random.Next(seats.Length)];
        var (from, to) = (_model.Table.Person[seat], _model.Table.Person[other]);
        if (_model.Meetings.IsBarred(candidate, to) || _handovers.IsMet(board, candidate, to))
            return;
        var isOpen = board.IsOpen(other, _handovers.CellsOf(chair));
        if (isOpen ? !Chance.IsPossible(Gain(board, candidate, from, to) + 2 * _step, heat) : !isBusyAllowed)
            return;
        var value = board.Value;
        _handovers.Forget();
        if (_handovers.MakeRoom(board, other, chair, random))
        {
            _handovers.Give(board, candidate, chair, other);
            if (Chance.IsAccepted(board.Value - value, heat, random) || IsWorthPassingOn(board, candidate, from, to, value, heat, random))
                return;
        }
        _handovers.Undo(board);
    }

    // Who got the chair hands another back to whom they took it from, or on to somebody else, who may do the same.
    bool IsWorthPassingOn(Board board, int candidate, int from, int to, double value, double heat, Random random)
    {
        if (random.Next(4) > 0)
        {
            _handovers.Return(board, to, from, candidate, random);
            return Chance.IsAccepted(board.Value - value, heat, random);
        }
        for (int link = 0, person = to; link < MostLinks && (person = _handovers.PassOn(board, person)) >= 0; link++)
            if (Chance.IsAccepted(board.Value - value, heat, random))
                return true;
        return false;
    }

    double Gain(Board board, int candidate, int from, int to)
    {
        var worth = _model.Meetings.WorthOf(candidate);
        return worth[to] - worth[from] - board.NextCosts[to] + board.NextCosts[from] - _step;
    }
}
