using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.ServiceDefaults.Faults;

/// <summary>
/// A witness for the chaos test: one row per handler that committed, written in the handler's own transaction and unique on
/// nothing. Handlers guard themselves against doing twice what they did, so their effects alone would not show that the
/// inbox or a due time let one through twice. Off where <see cref="CrashPoints"/> are; the table exists only then.
/// </summary>
public sealed class CommitJournal(IConfiguration configuration)
{
    internal const string CreateTable = """
        select pg_advisory_xact_lock(7310579);
        create table if not exists commit_journal (
            id bigint generated always as identity primary key, what text not null, key uuid not null, number bigint not null,
            at timestamptz not null default clock_timestamp())
        """;

    /// <summary>Whether anything is written.</summary>
    public bool Enabled { get; } = CrashPoints.FolderOf(configuration) is not null;

    /// <summary>Notes that the transaction under way did this.</summary>
    /// <param name="db">The context whose transaction it is.</param>
    /// <param name="what">The handler, such as <c>event questions-round-ended</c>.</param>
    /// <param name="key">What it handled.</param>
    /// <param name="number">Which of several times; with the others it must not come twice.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task NoteAsync(PlatformDb db, string what, Guid key, long number, CancellationToken ct)
    {
        if (Enabled)
            await db.Database.ExecuteSqlAsync($"insert into commit_journal (what, key, number) values ({what}, {key}, {number})", ct);
    }
}
