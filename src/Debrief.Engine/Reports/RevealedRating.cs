namespace Mockloop.Debrief.Engine.Reports;

/// <summary>One signal of one revealed card that counts: an interviewer's or a shadow's.</summary>
/// <param name="Rater">Who rated.</param>
/// <param name="Loop">Who was rated: a candidate's second loop is another subject than the first.</param>
/// <param name="Stage">The track's id of the stage.</param>
/// <param name="Signal">The track's id of the signal.</param>
/// <param name="Score">1–4 on a card; in a file whatever it holds.</param>
/// <param name="When">The occasion, for drift; occasions sort by their names.</param>
public sealed record RevealedRating(string Rater, string Loop, string Stage, string Signal, int Score, string When);
