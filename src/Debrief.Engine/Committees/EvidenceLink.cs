namespace Mockloop.Debrief.Engine.Committees;

/// <summary>Where in the packet something stands.</summary>
/// <param name="Kind"><see cref="OfCard"/>, or the kind of an <see cref="EvidenceFact"/>.</param>
/// <param name="RefId">The card's id, or the fact's.</param>
/// <param name="Quote">Words that stand there; empty for all of it.</param>
public sealed record EvidenceLink(Guid InterviewId, string Kind, string RefId, string Quote)
{
    /// <summary>The kind of link to a reviewer's card.</summary>
    public const string OfCard = "card";
}
