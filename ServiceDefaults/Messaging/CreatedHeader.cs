using NodaTime;
using NodaTime.Text;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>The header that carries the outbox row's created_at, so that published and consumed can be compared since an instant.</summary>
static class CreatedHeader
{
    public const string Name = "mockloop-created";

    public static string Write(Instant created) => InstantPattern.ExtendedIso.Format(created);

    public static Instant? Read(string? text) =>
        text is not null && InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var created) ? created : null;
}
