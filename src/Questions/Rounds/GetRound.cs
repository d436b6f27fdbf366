using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>One round, for its participants, the cohort's organizer and services.</summary>
sealed class GetRound(QuestionsDb db, RoundAccess access)
{
    public async Task<Proto.Round> HandleAsync(Guid interviewId, CancellationToken ct)
    {
        var round = await db.ReadRoundAsync(interviewId, ct);
        await access.RequireAsync(round, RoundRole.Any, ct);
        return round.ToProto();
    }
}
