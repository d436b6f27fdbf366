using MailKit.Net.Smtp;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Notices;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Mail;

/// <summary>Sends mail that waits, one after the other over one connection.</summary>
sealed class MailWorker(IServiceScopeFactory scopes, SmtpOptions smtp, DomainClock clock, ILogger<MailWorker> log) : BackgroundService
{
    const int TimeoutMilliseconds = 20_000, FirstPermanent = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!smtp.IsConfigured)
        {
            log.LogInformation("No mail is sent: the setting Smtp:Host is empty.");
            return;
        }
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendWaitingAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Mail that waits cannot be read: {Why}", e.Message);
            }
            await Task.Delay(smtp.Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task SendWaitingAsync(CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var queue = scope.ServiceProvider.GetRequiredService<MailQueue>();
            if (await queue.TakeAsync(ct) is not { } notice)
                break;
            await SendAsync(client, queue, notice, scope.ServiceProvider.GetRequiredService<NoticeMail>(), ct);
        }
        if (client.IsConnected)
            await client.DisconnectAsync(quit: true, ct);
    }

    async Task SendAsync(SmtpClient client, MailQueue queue, Notice notice, NoticeMail mail, CancellationToken ct)
    {
        if (notice.Kind == NoticeKind.Reminder && notice.Start <= clock.Now)
        {
            await queue.GiveUpAsync(notice, "The interview had begun.", ct);
            return;
        }
        try
        {
            if (await mail.WriteAsync(notice, ct) is not { } message)
            {
                await queue.GiveUpAsync(notice, "Nobody is there to write to.", ct);
                return;
            }
            await ConnectAsync(client, ct);
            await client.SendAsync(message, ct);
            await queue.SentAsync(notice, ct);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= FirstPermanent)
        {
            log.LogWarning("The mail server refuses notice {Notice}: {Why}", notice.Id, e.Message);
            await queue.GiveUpAsync(notice, e.Message, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("Notice {Notice} was not mailed, attempt {Attempt}: {Why}", notice.Id, notice.MailAttempts, e.Message);
            await queue.FailedAsync(notice, e.Message, ct);
        }
    }

    async Task ConnectAsync(SmtpClient client, CancellationToken ct)
    {
        if (client.IsConnected)
            return;
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, ct);
        if (smtp.UserName.Length > 0)
            await client.AuthenticateAsync(smtp.UserName, smtp.Password, ct);
    }
}
