using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rejudging;

/// <summary>One rejudging.</summary>
sealed class GetRejudge(QuestionsDb db, RejudgeAccess access, RejudgeTallies tallies)
{
    public async Task<Proto.Rejudge> HandleAsync(Guid id, CancellationToken ct) => await tallies.OfAsync(await ReadAsync(id, ct), ct);

    /// <summary>The row, for who may see it.</summary>
    public async Task<Rejudge> ReadAsync(Guid id, CancellationToken ct)
    {
        var rejudge = await db.Rejudges.SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw DomainException.NotFound("rejudging", id);
        await access.RequireToSeeAsync(rejudge, ct);
        return rejudge;
    }
}
