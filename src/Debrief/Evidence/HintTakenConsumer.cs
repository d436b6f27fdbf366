using System.Globalization;
using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Evidence;

/// <summary>A hint that was taken is evidence.</summary>
sealed class HintTakenConsumer(DebriefDb db) : IConsumer<HintTaken>
{
    public Task Consume(ConsumeContext<HintTaken> context)
    {
        var hint = context.Message;
        var number = hint.Number.ToString(CultureInfo.InvariantCulture);
        return db.NoteEvidenceAsync(hint.InterviewId, EvidenceItem.Hint, number, $"Took hint {number}.", "", hint.At, 0, context.CancellationToken);
    }
}
