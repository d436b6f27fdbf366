using Mockloop.Scheduling.Calendars;
using Mockloop.Scheduling.Notices;

namespace Mockloop.Scheduling.Mail;

/// <summary>Registers what tells people of their interviews.</summary>
static class AddMailExtensions
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection(SmtpOptions.Section).Get<SmtpOptions>() ?? new());
        builder.Services.AddSingleton<PageLinks>();
        builder.Services.AddScoped<InterviewEvents>().AddScoped<Audience>().AddScoped<NoticeMail>().AddScoped<MailQueue>();
        builder.Services.AddHostedService<MailWorker>();
    }
}
