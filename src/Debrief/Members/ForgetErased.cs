using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Members;

/// <summary>No late event can name the person any more: the link to the alias is deleted.</summary>
sealed class ForgetErased(DebriefDb db) : IDueHandler
{
    public const string Kind = "forget-erased";

    public Task HandleAsync(DueTime due, CancellationToken ct) => db.Erased.Where(e => e.PersonId == due.Key).ExecuteDeleteAsync(ct);
}
