using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Interviews;

/// <summary>One interview's debrief for those who are part of it.</summary>
sealed class GetStageDebrief(DebriefDb db, ICohortAccess access, ICaller caller, StageDebriefs debriefs)
{
    public async Task<Proto.StageDebrief> RunAsync(Guid interviewId, CancellationToken ct)
    {
        var interview = await db.InterviewsWithCards.AsNoTracking().SingleOrDefaultAsync(i => i.Id == interviewId && i.CohortId != null, ct)
            ?? throw DomainException.NotFound("interview", interviewId);
        var viewer = await Viewer.OfAsync(db, access, caller, interview.CohortId!.Value, ct);
        if (!viewer.IsPartOf(interview))
            throw DomainException.Forbidden("This debrief is for the people of its stage, the cohort's organizer and the loop's committee.");
        return (await debriefs.ShowAsync([interview], viewer, nameof(GetStageDebrief), ct)).Single();
    }
}
