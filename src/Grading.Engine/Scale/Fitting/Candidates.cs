namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>The classes a measurement is compared with: those of the usual ways to solve and to miss a problem of one or two factors.</summary>
static class Candidates
{
    static readonly GrowthClass[] InN = Read("1", "log n", "sqrt n", "n", "n log n", "n sqrt n", "n^2", "n^2 log n", "n^3");

    static readonly GrowthClass[] InBoth = [.. InN, .. Read(
        "log k", "k", "k log n", "k log k", "k sqrt k", "k^2", "n log k", "n + k", "(n + k) log n", "n k", "n k log n", "n^2 k", "n k^2")];

    /// <summary>For a ladder, and the class the workload allows.</summary>
    public static IReadOnlyList<GrowthClass> For(bool kVaries, GrowthClass? allowed)
    {
        var usual = kVaries ? InBoth : InN;
        var wanted = kVaries ? allowed : allowed?.WithoutK();
        return wanted is null || usual.Contains(wanted) ? usual : [.. usual, wanted];
    }

    static GrowthClass[] Read(params string[] classes) => Array.ConvertAll(classes, c => GrowthClass.Parse(c, new()));
}
