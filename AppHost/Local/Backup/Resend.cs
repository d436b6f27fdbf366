using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost.Local.Engine;

namespace Mockloop.AppHost.Local.Backup;

/// <summary>
/// The first start after a restore, once every service is ready, that is once every queue is bound: all events that the outboxes
/// still have are sent again. Inboxes drop what was handled, so only what the lost broker held, or what a service sent before
/// another's queue stood, has an effect. The mark goes last: a start that is killed before repeats it.
/// </summary>
static class Resend
{
    public static async Task AfterRestoreAsync(StateFolder state, PostgresServerResource postgres, Action<string> say, CancellationToken ct)
    {
        if (!File.Exists(state.ResendMark))
            return;
        var sql = new ClusterSql(postgres.Tcp.Ports[0], (await postgres.Password.GetValueAsync(ct))!);
        var events = 0L;
        foreach (var database in await sql.DatabasesAsync(ct))
            events += long.TryParse(await sql.ScriptAsync(database, "resend.sql", ct), out var rows) ? rows : 0;
        File.Delete(state.ResendMark);
        say($"after the restore: {events} events are sent again, the inboxes drop those that were handled");
    }
}
