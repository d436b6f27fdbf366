using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Mail;
using Mockloop.Scheduling.People;
using NodaTime;

namespace Mockloop.Scheduling.Notices;

/// <summary>The people of some interviews with what they want to be told.</summary>
sealed class Audience(SchedulingDb db, SmtpOptions smtp)
{
    Dictionary<Guid, Person> _people = [];
    Dictionary<Guid, NotificationSettings> _settings = [];

    public async Task LoadAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        _people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        _settings = await db.NotificationSettings.AsNoTracking().Where(s => ids.Contains(s.PersonId)).ToDictionaryAsync(s => s.PersonId, ct);
    }

    public NotificationSettings SettingsOf(Guid person) => _settings.GetValueOrDefault(person) ?? NotificationSettings.Default(person);

    /// <summary>Adds the notice where its person wants it; saved with the context.</summary>
    public void Tell(Notice notice)
    {
        if (_people.GetValueOrDefault(notice.PersonId) is { } person && SettingsOf(person.Id).Address(notice, person, smtp.IsConfigured) is { } wanted)
            db.Notices.Add(wanted);
    }

    /// <summary>The next instant after <paramref name="now"/> at which somebody wants to be reminded; null when there is none.</summary>
    public Instant? NextReminder(IEnumerable<Guid> people, Instant start, Instant now)
    {
        var times = people.Where(_people.ContainsKey).SelectMany(p => SettingsOf(p).LeadMinutes).Select(m => start - Duration.FromMinutes(m)).Where(at => at > now).ToList();
        return times.Count > 0 ? times.Min() : null;
    }
}
