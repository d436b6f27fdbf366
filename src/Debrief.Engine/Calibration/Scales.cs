using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Which scores were given, per scale, and how they are numbered: the scores in use become 0, 1, 2 … in their order. A score that nobody
/// gave has no threshold and takes no number, so 1, 2, 4 become 0, 1, 2.
/// </summary>
sealed class Scales
{
    /// <summary>Distinct scores of one scale at most.</summary>
    public const int MostScores = 100;

    readonly int[][] scores;
    readonly ScaleModel model;

    Scales(ScaleModel model, int[][] scores) => (this.model, this.scores) = (model, scores);

    public int Count => scores.Length;

    /// <summary>The scale of an item.</summary>
    public int Of(int item) => model == ScaleModel.Rsm ? 0 : item;

    /// <summary>The scores of a scale, ascending.</summary>
    public int[] Scores(int scale) => scores[scale];

    /// <summary>Its highest number: how many thresholds it has.</summary>
    public int Top(int scale) => Math.Max(0, scores[scale].Length - 1);

    /// <summary>The number of a score on the item's scale; a score outside the ones in use counts as the nearest below, or as the lowest.</summary>
    public int Category(int item, double score)
    {
        int at = Array.BinarySearch(scores[Of(item)], (int)score);
        return at >= 0 ? at : Math.Max(0, ~at - 1);
    }

    /// <summary>From the ratings that are in use.</summary>
    public static Scales Of(RatingTable table, bool[] used, ScaleModel model)
    {
        var found = new HashSet<int>[model == ScaleModel.Rsm ? 1 : table.Items.Length];
        for (int scale = 0; scale < found.Length; scale++)
            found[scale] = [];
        for (int n = 0; n < table.Count; n++)
            if (used[n])
                found[model == ScaleModel.Rsm ? 0 : table.Item[n]].Add((int)table.Score[n]);
        int[][] scores = new int[found.Length][];
        for (int scale = 0; scale < found.Length; scale++)
        {
            found[scale].CopyTo(scores[scale] = new int[found[scale].Count]);
            Array.Sort(scores[scale]);
        }
        return new(model, scores);
    }

    /// <summary>Refuses scores that cannot be steps of a scale.</summary>
    /// <exception cref="RatingException">A score that is no whole number, or more distinct ones than a scale may have.</exception>
    public static void Check(RatingTable table)
    {
        var distinct = new HashSet<int>();
        for (int n = 0; n < table.Count; n++)
        {
            if (table.Score[n] != Math.Floor(table.Score[n]))
                throw new RatingException($"{At(table, n)}score: {table.Score[n]} is no whole number; calibration counts steps. Multiply all scores so that they are whole (halves by 2), or round them.");
            if (distinct.Add((int)table.Score[n]) && distinct.Count > MostScores)
                throw new RatingException($"{At(table, n)}score: {table.Score[n]} is distinct score number {distinct.Count}; a scale has at most {MostScores}. Group the scores.");
        }
    }

    static string At(RatingTable table, int n) => table.Line.Length > 0 && table.Line[n] > 0 ? $"line {table.Line[n]}, " : "";
}
