using MathNet.Numerics.Distributions;

namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>
/// The six intraclass correlations of Shrout and Fleiss (1979), Psychological Bulletin 86, 420–428, with their 95 % intervals;
/// those of the two-way random model as in McGraw and Wong (1996), Psychological Methods 1, 30–46.
/// </summary>
static class Intraclass
{
    const double Quantile = 0.975;
    static readonly string[] Forms = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"];

    /// <summary>By form, from a complete table subjects × raters.</summary>
    public static Dictionary<string, Estimate> Of(double[][] table, int raters)
    {
        string? reason = raters < 2 ? "one rater: agreement needs at least 2"
            : table.Length < 2 ? $"{table.Length} subjects rated by all {raters} raters: at least 2 are needed"
            : null;
        return reason is null ? Of(Squares.Of(table)) : Forms.ToDictionary(f => f, _ => Estimate.None(reason));
    }

    static Dictionary<string, Estimate> Of(Squares s)
    {
        const string undefined = "the ratings do not vary";
        double n = s.Subjects, k = s.Raters;
        var (oneLow, oneHigh) = Ratio(s.Between / s.Within, n - 1, n * (k - 1));
        var (threeLow, threeHigh) = Ratio(s.Between / s.Error, n - 1, (n - 1) * (k - 1));
        double two = (s.Between - s.Error) / (s.Between + (k - 1) * s.Error + k * (s.Judges - s.Error) / n);
        var (twoLow, twoHigh) = Absolute(s, two);
        double Single(double f) => double.IsPositiveInfinity(f) ? 1 : (f - 1) / (f + k - 1);
        double Mean(double single) => k * single / (1 + (k - 1) * single);
        return new()
        {
            ["1,1"] = Estimate.Of(Single(s.Between / s.Within), Single(oneLow), Single(oneHigh), undefined),
            ["2,1"] = Estimate.Of(two, twoLow, twoHigh, undefined),
            ["3,1"] = Estimate.Of(Single(s.Between / s.Error), Single(threeLow), Single(threeHigh), undefined),
            ["1,k"] = Estimate.Of(1 - s.Within / s.Between, 1 - 1 / oneLow, 1 - 1 / oneHigh, undefined),
            ["2,k"] = Estimate.Of(Mean(two), Mean(twoLow), Mean(twoHigh), undefined),
            ["3,k"] = Estimate.Of(1 - s.Error / s.Between, 1 - 1 / threeLow, 1 - 1 / threeHigh, undefined),
        };
    }

    static (double Low, double High) Ratio(double f, double above, double below) => !double.IsFinite(f) ? (f, f)
        : (f / FisherSnedecor.InvCDF(above, below, Quantile), f * FisherSnedecor.InvCDF(below, above, Quantile));

    /// <summary>The interval of ICC(2,1): Satterthwaite's degrees of freedom for raters and error together.</summary>
    static (double Low, double High) Absolute(Squares s, double icc)
    {
        double n = s.Subjects, k = s.Raters;
        if (s.Error <= 0)
            return (double.NaN, double.NaN);
        double judges = s.Judges / s.Error, a = k * icc * judges, b = n * (1 + (k - 1) * icc) - k * icc;
        double freedom = (k - 1) * (n - 1) * (a + b) * (a + b) / ((n - 1) * a * a + b * b);
        if (!(freedom > 0))
            return (double.NaN, double.NaN);
        double low = FisherSnedecor.InvCDF(n - 1, freedom, Quantile), high = FisherSnedecor.InvCDF(freedom, n - 1, Quantile);
        double rest = k * s.Judges + (k * n - k - n) * s.Error;
        return (n * (s.Between - low * s.Error) / (low * rest + n * s.Between), n * (high * s.Between - s.Error) / (rest + n * high * s.Between));
    }

    /// <summary>Mean squares of the two-way table: between subjects, within subjects, between raters, and the rest.</summary>
    readonly record struct Squares(double Subjects, double Raters, double Between, double Within, double Judges, double Error)
    {
        public static Squares Of(double[][] table)
        {
            int n = table.Length, k = table[0].Length;
            double grand = table.Sum(row => row.Sum()) / (n * k), between = 0, judges = 0, total = 0;
            foreach (var row in table)
            {
                between += k * Square(row.Sum() / k - grand);
                foreach (double x in row)
                    total += Square(x - grand);
            }
            for (int j = 0; j < k; j++)
                judges += n * Square(table.Sum(row => row[j]) / n - grand);
            // What is left by rounding is nothing.
            double Clean(double sum) => sum <= 1e-12 * total ? 0 : sum;
            return new(n, k, Clean(between) / (n - 1), Clean(total - between) / (n * (k - 1.0)), Clean(judges) / (k - 1),
                Clean(total - between - judges) / ((n - 1.0) * (k - 1)));
        }

        static double Square(double x) => x * x;
    }
}
