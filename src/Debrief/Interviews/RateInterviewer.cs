using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Debrief;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using CardKind = Mockloop.Debrief.Cards.CardKind;
using CardState = Mockloop.Debrief.Cards.CardState;

namespace Mockloop.Debrief.Interviews;

/// <summary>The candidate rates an interviewer who was there, after the reveal and once; the source of reputation.</summary>
sealed class RateInterviewer(DebriefDb db, ICaller caller, DomainClock clock)
{
    const int LongestNote = 2000;

    public async Task RunAsync(Guid interviewId, Guid interviewerId, int clarity, int fairness, int preparedness, string note, CancellationToken ct)
    {
        Require.Range(clarity, 1, 5, "clarity");
        Require.Range(fairness, 1, 5, "fairness");
        Require.Range(preparedness, 1, 5, "preparedness");
        Require.Length(note, 0, LongestNote, "note");
        var interview = await db.InterviewsWithCards.AsNoTracking().SingleOrDefaultAsync(i => i.Id == interviewId && i.CohortId != null, ct)
            ?? throw DomainException.NotFound("interview", interviewId);
        if (interview.CandidateId != caller.PersonId)
            throw DomainException.Forbidden("Only the candidate rates the interviewers.");
        if (!interview.Revealed)
            throw DomainException.Conflict("Ratings open with the reveal of the cards; come back when the stage is decided.");
        if (!interview.Cards.Any(c => c.AuthorId == interviewerId && c is { Kind: CardKind.Interviewer, State: CardState.Submitted or CardState.Missing }))
            throw DomainException.Invalid("interviewer_id", interviewerId, "did not interview you in this stage; choose one of its interviewers");
        // The primary key says once, also to two calls at the same moment.
        db.InterviewerRatings.Add(new InterviewerRating(interviewId, interviewerId, clarity, fairness, preparedness, note.Trim(), clock.Now));
        db.Publish(new InterviewerRated(interviewId, interview.CohortId!.Value, interviewerId, clarity, fairness, preparedness));
        await db.SaveChangesAsync(ct);
    }
}
