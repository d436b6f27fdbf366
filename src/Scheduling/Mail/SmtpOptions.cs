using MailKit.Security;

namespace Mockloop.Scheduling.Mail;

/// <summary>The section <c>Smtp</c>: where mail goes out. Without a host none is sent, and the settings page says so.</summary>
sealed class SmtpOptions
{
    public const string Section = "Smtp";

    /// <summary>Name of the mail server; empty for no mail.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>None only on a network of one's own: the password and all addresses are readable then.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    /// <summary>Empty where the server asks for none.</summary>
    public string UserName { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Who writes: an e-mail address.</summary>
    public string From { get; init; } = "no-reply@mockloop.example";

    /// <summary>Real time between looks for mail that waits.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Pause after the first failure; it doubles with each, up to an hour.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsConfigured => Host.Length > 0;
}
