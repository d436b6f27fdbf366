namespace Mockloop.Debrief.Engine.Ratings;

/// <summary>Ratings that cannot be used; the message names the line, the field, the value, the limit and the way out.</summary>
public sealed class RatingException(string message) : Exception(message);
