using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Members;

namespace Mockloop.Debrief.Interviews;

/// <summary>
/// A round that goes on without somebody waits for no card of theirs. A missed round was not held: its cards stay expected,
/// because the interview may be moved.
/// </summary>
sealed class NoShowConsumer(DebriefDb db, SettleInterview settle) : IConsumer<NoShow>
{
    public async Task Consume(ConsumeContext<NoShow> context)
    {
        var (noShow, ct) = (context.Message, context.CancellationToken);
        if (noShow.Missed)
            return;
        var alias = await db.AliasesAsync(noShow.Absent, ct);
        var (interview, loop) = await db.LockInterviewAsync(noShow.InterviewId, ct);
        interview.NoteAbsent(noShow.Absent.Select(alias));
        await settle.RunAsync(interview, loop, ct);
        await db.SaveChangesAsync(ct);
    }
}
