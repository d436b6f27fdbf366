using Mockloop.Fuzz.Tests.Platform;

namespace Mockloop.Fuzz.Tests.World;

/// <summary>A text that only some callers may ever read.</summary>
/// <param name="MayRead">By the caller's name, as in <see cref="Callers"/>.</param>
/// <param name="Lifted">Says whether the seal was lifted meanwhile, by all cards or all votes being in.</param>
sealed record Canary(string Text, Func<string, bool> MayRead, Func<Task<bool>>? Lifted = null);

/// <summary>All planted texts. Plain ASCII, so that they look the same in UTF-8, in JSON and in a message's bytes.</summary>
static class Canaries
{
    const string Start = "canary-";

    public static string Text(string side, string what) => $"{Start}{side}-{what}.";

    public static string Mail(string side, string what) => $"{Start}{side}-mail-{what}@example.org";

    /// <summary>Whether a text came from a planted one: such texts are never sent, or a refusal that quotes them would look like a leak.</summary>
    public static bool Taints(string text) => text.Contains(Start, StringComparison.OrdinalIgnoreCase);

    /// <summary>What was planted while the two cohorts played.</summary>
    public static IReadOnlyList<Canary> Of(PlayedCohort a, PlayedCohort b) =>
    [
        // Everything anybody wrote in the other cohort, its names and addresses, and its questions.
        .. Side("a", "fuzz-a"), .. Side("b", "fuzz-b"),
        // Inside the own cohort: addresses, sealed cards and votes, questions before their time, hidden tests.
        .. Own("a", a), .. Own("b", b),
        new(CanaryTracks.Prompt("fuzz-later"), Is()),
        new(CanaryTracks.Guide("fuzz-later"), Is()),
        new(CanaryTracks.Hint("fuzz-later"), Is()),
        .. CanaryTracks.Ids.Select(id => new Canary(CanaryTracks.HiddenTest(id), Is(Callers.Worker))),
    ];

    static IEnumerable<Canary> Side(string side, string track) =>
    [
        new($"{Start}{side}-", Is($"{side}.", Callers.Service, Callers.Worker)),
        new(CanaryTracks.Prompt(track), Is($"{side}.")),
        new(CanaryTracks.Guide(track), Is($"{side}.")),
        new(CanaryTracks.Hint(track), Is($"{side}.")),
    ];

    static IEnumerable<Canary> Own(string side, PlayedCohort cohort) =>
    [
        .. cohort.Members.Select((m, i) => new Canary(m.Email, Is($"{side}.organizer", $"{side}.member{i}", Callers.Service))),
        new(Mail(side, "open"), Is($"{side}.organizer", Callers.Service)),
        .. cohort.Sealed.Select(s => new Canary(s.Text, Is($"{side}.member{cohort.Members.IndexOf(s.Author)}"), s.Lifted)),
    ];

    static Func<string, bool> Is(params string[] callers) => name => callers.Any(c => name.StartsWith(c, StringComparison.Ordinal));
}
