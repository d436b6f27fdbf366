using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Mockloop.ServiceDefaults.Faults;

/// <summary>Makes the journal's table before anything is handled. No migration has it: a platform that lasts keeps no such rows.</summary>
sealed class CommitJournalTable(CommitJournal journal, NpgsqlDataSource source) : IHostedService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (journal.Enabled && !await TryCreateAsync(cancellationToken))
            await Task.Delay(Pause, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task<bool> TryCreateAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using var create = new NpgsqlCommand(CommitJournal.CreateTable, connection, transaction);
            await create.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // the database is away for a moment
        }
    }
}
