using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>How a rater departs from himself on one item (bias) or at one time (drift), all measures being kept.</summary>
/// <param name="Rater">Its id.</param>
/// <param name="Item">The item; null for drift.</param>
/// <param name="Time">The time; null for bias.</param>
/// <param name="Value">Logits more severe than the rater is elsewhere.</param>
/// <param name="Se">From the information of these ratings alone.</param>
/// <param name="T">Value by error; beyond 2 it is more than chance gives one rater in twenty.</param>
/// <param name="Count">Ratings.</param>
/// <param name="Given">Score points given.</param>
/// <param name="Expected">Score points expected without the departure.</param>
public sealed record Interaction(
    string Rater, string? Item, string? Time, [property: System.Text.Json.Serialization.JsonPropertyName("measure")] double Value, double Se, double T,
    int Count, double Given, double Expected);

/// <summary>Finds departures as FACETS does: the extra severity at which the expected total of these ratings is the given one; totals that are extreme are moved inwards.</summary>
static class Interactions
{
    const double Furthest = 10;
    const int Halvings = 50;

    /// <summary>Rater by item.</summary>
    public static IReadOnlyList<Interaction> Bias(RatingTable table, Fitted fitted, double adjustment) => Of(table, fitted, adjustment, table.Items, n => table.Item[n], ofItems: true);

    /// <summary>Rater by time.</summary>
    public static IReadOnlyList<Interaction> Drift(RatingTable table, Fitted fitted, double adjustment) => Of(table, fitted, adjustment, table.Times, n => table.Time[n], ofItems: false);

    static List<Interaction> Of(RatingTable table, Fitted fitted, double adjustment, string[] names, Func<int, int> group, bool ofItems)
    {
        var design = fitted.Design;
        double[][] sums = fitted.At.StepSums();
        var cells = new SortedDictionary<(int Rater, int Group), List<(double Eta, double[] Sums, int Category)>>();
        for (int s = 0; s < design.Subjects; s++)
            for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
            {
                var key = (design.Rater[n], group(design.Row[n]));
                if (!cells.TryGetValue(key, out var ratings))
                    cells.Add(key, ratings = []);
                ratings.Add((fitted.At.Subjects[s] - fitted.At.Offset(design.Rater[n], design.Item[n]), sums[design.Scales.Of(design.Item[n])], design.Category[n]));
            }
        return [.. cells.Select(c => Depart(table.Raters[c.Key.Rater], names[c.Key.Group], ofItems, c.Value, adjustment))];
    }

    static Interaction Depart(string rater, string name, bool ofItems, List<(double Eta, double[] Sums, int Category)> ratings, double adjustment)
    {
        double given = ratings.Sum(r => r.Category), most = ratings.Sum(r => r.Sums.Length - 1.0);
        double wanted = Math.Clamp(given, Math.Min(adjustment, most / 2), Math.Max(most - adjustment, most / 2));
        double low = -Furthest, high = Furthest;
        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = (low + high) / 2;
            (low, high) = Total(ratings, middle).Expected > wanted ? (middle, high) : (low, middle);
        }
        double error = 1 / Math.Sqrt(Total(ratings, low).Variance);
        return new(rater, ofItems ? name : null, ofItems ? null : name, low, error, low / error, ratings.Count, given, Total(ratings, 0).Expected);
    }

    static (double Expected, double Variance) Total(List<(double Eta, double[] Sums, int Category)> ratings, double severity)
    {
        var (expected, variance) = (0.0, 1e-12);
        foreach (var (eta, sums, _) in ratings)
        {
            var moments = CategoryModel.Moments(eta - severity, sums, new double[sums.Length]);
            (expected, variance) = (expected + moments.Expected, variance + moments.Variance);
        }
        return (expected, variance);
    }
}
