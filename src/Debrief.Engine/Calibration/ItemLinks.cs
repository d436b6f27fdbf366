namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Walks over ratings and counts the groups of items whose difficulty no closed walk ties to the others: <see cref="Subsets"/>.</summary>
sealed class ItemLinks
{
    readonly int groups;
    readonly double[]?[] shift;
    readonly double[]?[] rows;
    int rank;

    public ItemLinks(Design design, int[] group)
    {
        int[] numbers = [.. design.Item.Select(i => group[i]).Distinct()];
        groups = numbers.Length;
        rows = new double[groups][];
        shift = new double[design.Subjects + design.Raters][];
        var ratings = new List<(int Neighbour, int Group)>[design.Subjects + design.Raters];
        for (int n = 0, s = 0; n < design.Rater.Length; n++)
        {
            while (design.Start[s + 1] <= n) s++;
            int rater = design.Subjects + design.Rater[n], of = Array.IndexOf(numbers, group[design.Item[n]]);
            (ratings[s] ??= []).Add((rater, of));
            (ratings[rater] ??= []).Add((s, of));
        }
        for (int node = 0; node < shift.Length && rank < groups - 1; node++)
            if (shift[node] is null && ratings[node] is not null)
                Walk(node, ratings, design.Subjects);
    }

    /// <summary>Groups that stay loose, one being the reference.</summary>
    public int Loose => groups - 1 - rank;

    void Walk(int from, List<(int Neighbour, int Group)>[] ratings, int subjects)
    {
        shift[from] = new double[groups];
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out int node) && rank < groups - 1)
            foreach (var (neighbour, of) in ratings[node])
            {
                // subject − rater = group: going to a rater takes the group away, going to a subject adds it.
                double[] arrived = [.. shift[node]!];
                arrived[of] += node < subjects ? -1 : 1;
                if (shift[neighbour] is { } known)
                    Equate(arrived, known);
                else
                {
                    shift[neighbour] = arrived;
                    queue.Enqueue(neighbour);
                }
            }
    }

    void Equate(double[] a, double[] b)
    {
        double[] row = [.. a.Zip(b, (x, y) => x - y)];
        for (int g = 0; g < groups; g++)
        {
            if (Math.Abs(row[g]) < 1e-9)
                continue;
            if (rows[g] is not { } pivot)
            {
                rows[g] = row;
                rank++;
                return;
            }
            double factor = row[g] / pivot[g];
            for (int h = g; h < groups; h++)
                row[h] -= factor * pivot[h];
        }
    }
}
