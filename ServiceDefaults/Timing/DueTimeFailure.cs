using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Hosting;
using NodaTime;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>What becomes of a due time whose handler threw: another try after a pause of system time, in the end a failed_message row.</summary>
static class DueTimeFailure
{
    /// <summary>Endpoint of a failed due time in failed_message.</summary>
    public const string EndpointPrefix = "due:";
    const int MostAttempts = 6, MostAttemptsInOutage = 25;
    static readonly Duration LongestPause = Duration.FromSeconds(5);

    public static async Task WriteAsync(IServiceProvider services, DueTimeRow row, Exception why, ILogger log, CancellationToken ct)
    {
        var db = services.GetRequiredService<PlatformDb>();
        int attempts = row.Attempts + 1;
        var now = SystemTime.Now;
        // A database or service that is away is waited for about as long as messages wait for it; the work is not to blame.
        int most = Outage.Is(why) ? MostAttemptsInOutage : MostAttempts;
        bool final = attempts >= most;
        log.LogWarning("Due time {Kind} {Key} failed, attempt {Attempt} of {Most}: {Why}", row.Kind, row.Key, attempts, most, why.Message);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        int own = await db.DueTimes
            .Where(d => d.Kind == row.Kind && d.Key == row.Key && d.Generation == row.Generation && d.Attempts == row.Attempts)
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.Attempts, attempts)
                .SetProperty(d => d.NotBefore, now + Pause(attempts))
                .SetProperty(d => d.FailedAt, final ? now : (Instant?)null), ct);
        if (own == 1 && final)
            await db.WriteAsync(Describe(services, row, why, now), ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>0.2, 0.4, 0.8, 1.6, 3.2, 5, 5… s.</summary>
    static Duration Pause(int attempts) => Duration.Min(LongestPause, Duration.FromMilliseconds(100 * Math.Pow(2, attempts)));

    static FailedMessage Describe(IServiceProvider services, DueTimeRow row, Exception why, Instant now) => new()
    {
        Id = Guid.CreateVersion7(),
        MessageId = row.Key,
        Service = services.GetRequiredService<ServiceName>().Value,
        Endpoint = EndpointPrefix + row.Kind,
        Type = row.Kind,
        Body = JsonSerializer.Serialize(new DueTime(row.Kind, row.Key, row.DueAt, row.Payload), PlatformJson.Options),
        ContentType = "application/json",
        Why = FailedMessageRows.Reason(why),
        Stack = why.ToString(),
        FailedAt = now,
    };
}
