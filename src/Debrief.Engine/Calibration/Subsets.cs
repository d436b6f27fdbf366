namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Which measures can be compared. A shift a of subjects, b of raters and c of items that leaves every rating's a − b − c at 0 cannot be
/// seen. Items that one rater gave one subject must shift alike; groups of items joined so, and the subjects and raters linked by ratings,
/// leave one unknown each; every closed walk of ratings through several groups is an equation among the groups.
/// </summary>
sealed class Subsets
{
    readonly Design design;
    readonly int[] parent, group;

    public Subsets(Design design)
    {
        this.design = design;
        (parent, group) = (Alone(design.Subjects + design.Raters), Alone(design.Items));
        for (int s = 0; s < design.Subjects; s++)
            JoinItems(s);
        for (int n = 0, s = 0; n < design.Rater.Length; n++)
        {
            while (design.Start[s + 1] <= n) s++;
            Join(parent, s, design.Subjects + design.Rater[n]);
        }
        (Rater, Subject) = (Roots(parent, design.Subjects, design.Raters), Roots(parent, 0, design.Subjects));
        int[] groups = Roots(group, 0, design.Items);
        int blocks = Distinct(design.Rater, Rater);
        Count = blocks + (Distinct(design.Item, groups) > 1 ? new ItemLinks(design, groups).Loose : 0);
        Confounded = Count > blocks;
    }

    /// <summary>How many sets there are between which nothing can be compared; 1 when all measures can.</summary>
    public int Count { get; }

    /// <summary>True when raters and items cannot be told apart, as when each rater judges items of their own.</summary>
    public bool Confounded { get; }

    /// <summary>A number per rater, alike for raters linked through subjects.</summary>
    public int[] Rater { get; }

    /// <summary>The same for subjects.</summary>
    public int[] Subject { get; }

    void JoinItems(int subject)
    {
        var first = new Dictionary<int, int>();
        for (int n = design.Start[subject]; n < design.Start[subject + 1]; n++)
            if (!first.TryAdd(design.Rater[n], design.Item[n]))
                Join(group, first[design.Rater[n]], design.Item[n]);
    }

    static int[] Alone(int count)
    {
        var parent = new int[count];
        for (int n = 0; n < count; n++)
            parent[n] = n;
        return parent;
    }

    static int[] Roots(int[] parent, int from, int count)
    {
        var roots = new int[count];
        for (int n = 0; n < count; n++)
            roots[n] = Root(parent, from + n);
        return roots;
    }

    /// <summary>How many different roots the elements of a column have.</summary>
    static int Distinct(int[] column, int[] roots)
    {
        var seen = new HashSet<int>();
        foreach (int element in column)
            seen.Add(roots[element]);
        return seen.Count;
    }

    static void Join(int[] parent, int a, int b) => parent[Root(parent, a)] = Root(parent, b);

    static int Root(int[] parent, int a)
    {
        while (parent[a] != a)
            a = parent[a] = parent[parent[a]];
        return a;
    }
}
