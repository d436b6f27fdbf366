using NodaTime;

namespace Mockloop.Debrief.Phrasing;

/// <summary>What a language model made of a simulated panelist's statement, or of the decision. The words made by rule stand beside it.</summary>
sealed class Phrase
{
    /// <summary>The number under which the decision's words are kept; statements count from 1.</summary>
    public const int OfDecision = 0;

    Phrase() { }

    public Phrase(Guid loopId, int number, string text, string model, string refused, Instant at) =>
        (LoopId, Number, Text, Model, Refused, At) = (loopId, number, text, model, refused, at);

    public Guid LoopId { get; private set; }
    public int Number { get; private set; }

    /// <summary>Empty when it may not be used.</summary>
    public string Text { get; private set; } = "";
    public string Model { get; private set; } = "";

    /// <summary>Why not; empty when it may.</summary>
    public string Refused { get; private set; } = "";
    public Instant At { get; private set; }
}
