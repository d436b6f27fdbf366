using System.Runtime.InteropServices;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>What a run on a program left: the best point (null when none was met) and what no point is cheaper than.</summary>
sealed record ProgramResult(double[]? Point, double Bound, bool IsDone);

/// <summary>A linear program whose columns are 0 or 1, to be minimised, for HiGHS (Huangfu &amp; Hall 2018).</summary>
sealed class BinaryProgram
{
    readonly List<double> _costs = [], _lower = [], _upper = [], _values = [];
    readonly List<int> _starts = [], _columns = [];

    public int Columns => _costs.Count;

    public int Rows => _starts.Count;

    public int Add(double cost)
    {
        _costs.Add(cost);
        return _costs.Count - 1;
    }

    /// <summary>A row: least ≤ Σ factor · column ≤ most; no column twice.</summary>
    public void Limit(IEnumerable<(int Column, double Factor)> terms, double least, double most)
    {
        _starts.Add(_columns.Count);
        foreach (var (column, factor) in terms)
        {
            _columns.Add(column);
            _values.Add(factor);
        }
        _lower.Add(least);
        _upper.Add(most);
    }

    public double CostOf(double[] point) => point.Zip(_costs, (x, cost) => x * cost).Sum();

    /// <summary>Whether a point keeps all rows.</summary>
    public bool Keeps(double[] point)
    {
        for (var row = 0; row < Rows; row++)
        {
            var sum = 0.0;
            for (var i = _starts[row]; i < (row + 1 < Rows ? _starts[row + 1] : _columns.Count); i++)
                sum += _values[i] * point[_columns[i]];
            if (sum < _lower[row] - 1e-6 || sum > _upper[row] + 1e-6)
                return false;
        }
        return true;
    }

    /// <summary>Searches until done or out of time, from a point that keeps all rows, or none.</summary>
    /// <exception cref="ArgumentException">The point breaks a row.</exception>
    /// <param name="step">Costs differ by at least this, or 0 when nothing is known.</param>
    public ProgramResult Minimize(double[]? from, double step, double seconds, long seed, CancellationToken ct)
    {
        if (from is not null && !Keeps(from))
            throw new ArgumentException("the point breaks a row", nameof(from));
        var highs = HighsLibrary.Create();
        // Ends the search when asked: the first field of what it reads back.
        HighsLibrary.Callback interrupt = (_, _, _, dataIn, _) =>
        {
            if (dataIn != 0 && ct.IsCancellationRequested)
                Marshal.WriteInt32(dataIn, 1);
        };
        try
        {
            // First: HiGHS greets whoever passes it a program.
            _ = HighsLibrary.SetBool(highs, "output_flag", 0);
            Pass(highs);
            _ = HighsLibrary.SetString(highs, "parallel", "off");
            _ = HighsLibrary.SetInt(highs, "random_seed", (int)(seed & 0x3fffffff));
            _ = HighsLibrary.SetDouble(highs, "time_limit", Math.Max(0.01, seconds));
            _ = HighsLibrary.SetDouble(highs, "mip_rel_gap", 0);
            _ = HighsLibrary.SetDouble(highs, "mip_abs_gap", step > 0 ? step * 0.99 : 1e-6);
            if (from is not null)
                _ = HighsLibrary.SetSolution(highs, from, null, null, null);
            _ = HighsLibrary.SetCallback(highs, interrupt, 0);
            _ = HighsLibrary.StartCallback(highs, HighsLibrary.MipInterrupt);
            _ = HighsLibrary.Run(highs);
            return Read(highs);
        }
        finally
        {
            HighsLibrary.Destroy(highs);
            GC.KeepAlive(interrupt);
        }
    }

    void Pass(nint highs)
    {
        var whole = new int[Columns];
        Array.Fill(whole, HighsLibrary.Integer);
        var upper = new double[Columns];
        Array.Fill(upper, 1);
        if (HighsLibrary.PassMip(highs, Columns, Rows, _columns.Count, HighsLibrary.RowWise, HighsLibrary.Minimize, 0,
            [.. _costs], new double[Columns], upper, [.. _lower], [.. _upper], [.. _starts, _columns.Count], [.. _columns], [.. _values], whole) < 0)
            throw new InvalidOperationException("HiGHS refuses the program");
    }

    ProgramResult Read(nint highs)
    {
        var status = HighsLibrary.StatusOf(highs);
        if (status == HighsLibrary.Infeasible)
            return new(null, double.PositiveInfinity, true);
        _ = HighsLibrary.GetDouble(highs, "mip_dual_bound", out var bound);
        _ = HighsLibrary.GetInt(highs, "primal_solution_status", out var found);
        var point = new double[Columns];
        _ = HighsLibrary.GetSolution(highs, point, new double[Columns], new double[Rows], new double[Rows]);
        return new(found == HighsLibrary.FeasiblePoint ? point : null, bound, status == HighsLibrary.Optimal);
    }
}
