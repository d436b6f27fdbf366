using System.Text.Json.Serialization;

namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>How far raters agree, item by item.</summary>
public sealed record AgreementReport(IReadOnlyList<ItemAgreement> Items);

/// <summary>How far raters agree on one item.</summary>
/// <param name="Item">Its id.</param>
/// <param name="Subjects">Subjects with at least one rating.</param>
/// <param name="Raters">Raters with at least one rating.</param>
/// <param name="CompleteSubjects">Subjects that all those raters rated; the intraclass correlations and kappas use these alone.</param>
/// <param name="IntraclassCorrelations">By form: 1,1 2,1 3,1 1,k 2,k 3,k.</param>
/// <param name="Alpha">Krippendorff's, by level: nominal, ordinal, interval, ratio.</param>
/// <param name="Kappa">Cohen's and Fleiss'.</param>
/// <param name="PercentAgreement">Of all pairs of ratings of one subject, the percentage (0 to 100) with equal scores; null without pairs.</param>
/// <param name="Missing">Pairs of a rater and a subject of this item without a score.</param>
public sealed record ItemAgreement(
    string Item, int Subjects, int Raters, int CompleteSubjects,
    [property: JsonPropertyName("icc")] IReadOnlyDictionary<string, Estimate> IntraclassCorrelations,
    IReadOnlyDictionary<string, Estimate> Alpha, Kappa Kappa, double? PercentAgreement, long Missing);
