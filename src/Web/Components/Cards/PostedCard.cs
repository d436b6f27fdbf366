using System.Globalization;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;

namespace Mockloop.Web.Components.Cards;

/// <summary>A card's content from the fields that <c>CardFields.razor</c> shows.</summary>
static class PostedCard
{
    /// <summary>Evidence notes that a card can hold.</summary>
    const int MostNotes = 20;

    /// <summary>How many evidence notes the form has room for: what there is, and some more.</summary>
    public static int NoteRows(CardContent content) => Math.Clamp(content.Evidence.Count + 2, 5, MostNotes);

    /// <summary>What is chosen for a signal of which nothing was seen.</summary>
    public const string NotObserved = "none";

    /// <param name="stage">Whose signals are rated.</param>
    /// <param name="posted">A field's text by its name.</param>
    public static CardContent Read(Stage stage, Func<string, string> posted)
    {
        int Number(string name) => int.TryParse(posted(name), CultureInfo.InvariantCulture, out var number) ? number : 0;
        var content = new CardContent
        {
            Recommendation = (Recommendation)Number("recommendation"),
            Confidence = Number("confidence"),
            JudgmentFlag = posted("flag") == "yes",
            FlagReason = posted("reason"),
            Summary = posted("summary"),
        };
        foreach (var id in stage.Signals.Select(s => s.Id))
            if (posted("score-" + id) == NotObserved)
                content.Ratings.Add(new Rating { SignalId = id, NotObserved = true, Note = posted("note-" + id) }); // a note beside it is refused, not lost
            else if (Number("score-" + id) > 0 || posted("note-" + id).Length > 0)
                content.Ratings.Add(new Rating { SignalId = id, Score = Number("score-" + id), Note = posted("note-" + id) });
        for (var row = 0; row < MostNotes; row++)
            if (posted($"evidence-text-{row}") is { Length: > 0 } text && posted($"evidence-at-{row}").Split('|') is [var kind, var reference])
                content.Evidence.Add(new EvidenceNote
                {
                    SignalId = posted($"evidence-signal-{row}"),
                    Text = text,
                    Kind = kind,
                    RefId = reference,
                    Minute = Number($"evidence-minute-{row}"),
                });
        return content;
    }
}
