using Mockloop.Chaos.Running;
using Npgsql;

namespace Mockloop.Chaos.Verdict;

/// <summary>Asks the databases, none of which any service may read of another.</summary>
sealed class Books(PlatformProcess platform)
{
    internal static readonly string[] Services = ["scheduling", "questions", "debrief", "matching"];

    /// <summary>Rows of a query, each as text with its columns joined by a blank.</summary>
    internal async Task<List<string>> RowsAsync(string service, string sql, CancellationToken stop)
    {
        await using var connection = await platform.DatabaseAsync(service, stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        List<string> rows = [];
        while (await reader.ReadAsync(stop))
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}")));
        return rows;
    }

    /// <summary>The same of all four services, each row with the service before it.</summary>
    internal async Task<List<string>> RowsAsync(string sql, CancellationToken stop)
    {
        List<string> rows = [];
        foreach (var service in Services)
            rows.AddRange((await RowsAsync(service, sql, stop)).Select(row => $"{service} {row}"));
        return rows;
    }

    internal async Task<long> SumAsync(string sql, CancellationToken stop) =>
        (await RowsAsync(sql, stop)).Sum(row => long.Parse(row[(row.IndexOf(' ') + 1)..], null));

    /// <summary>The name of the constraint that refuses a statement; null when none does. Nothing of it stays.</summary>
    internal async Task<string?> RefusalAsync(string service, string sql, CancellationToken stop)
    {
        await using var connection = await platform.DatabaseAsync(service, stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(stop);
            return null;
        }
        catch (PostgresException e)
        {
            return e.ConstraintName;
        }
        finally
        {
            await transaction.RollbackAsync(stop);
        }
    }
}
