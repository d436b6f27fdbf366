using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

/// <summary>
/// Three senior scientists rate seven junior ones on five traits of creativity, from 1 to 9 (Guilford 1954, Psychometric Methods, 2nd edition,
/// McGraw-Hill, p. 282; Guilford.txt among the examples of Facets).
/// </summary>
static class CreativityRatings
{
    static readonly string[] Traits = ["Attack", "Basis", "Clarity", "Daring", "Enthusiasm"];

    /// <summary>Junior by junior what Avogadro, Brahe and Cavendish gave, trait by trait.</summary>
    static readonly (string Junior, string Avogadro, string Brahe, string Cavendish)[] Given =
    [
        ("Anne", "55353", "65463", "55573"),
        ("Betty", "97585", "87572", "77575"),
        ("Chris", "33371", "45366", "35555"),
        ("David", "73133", "56455", "53331"),
        ("Edward", "97785", "24323", "97777"),
        ("Fred", "35351", "44642", "33353"),
        ("George", "77555", "33554", "77757"),
    ];

    /// <summary>Scientists as subjects, traits as items.</summary>
    public static RatingTable Table => RatingTable.Of(All);

    /// <summary>The same model with the two exchanged, so that departures of raters are from scientist to scientist.</summary>
    public static RatingTable Exchanged => RatingTable.Of(All.Select(r => (r.Senior, r.Trait, r.Junior, r.Score)));

    static IEnumerable<(string Senior, string Junior, string Trait, double Score)> All =>
        from g in Given
        from rated in new[] { ("Avogadro", g.Avogadro), ("Brahe", g.Brahe), ("Cavendish", g.Cavendish) }
        from t in Enumerable.Range(0, Traits.Length)
        select (rated.Item1, g.Junior, Traits[t], (double)(rated.Item2[t] - '0'));
}
