using Mockloop.Fuzz.Tests.Platform;
using Mockloop.TestServers;

namespace Mockloop.Fuzz.Tests.World;

/// <summary>Somebody who calls, under the name by which planted texts are granted.</summary>
sealed record Caller(string Name, string? Token, params (string Name, string Value)[] Headers);

/// <summary>Names of callers; those of people start with their side.</summary>
static class Callers
{
    public const string Service = "service", Worker = "worker", Outside = "outside";

    /// <summary>Everybody who may not touch cohort B.</summary>
    public static IReadOnlyList<Caller> NotOfB(FuzzPlatform platform, PlayedCohort a, PlayedCohort b, Someone admin, Someone stranger) =>
    [
        .. a.Callers("a"),
        new(Outside, stranger.Token), new($"{Outside}-admin", admin.Token),
        new($"{Outside}-anonymous", null),
        new($"{Outside}-expired", Token(platform, a.Organizer, token => token with { Lifetime = TimeSpan.FromMinutes(-30) })),
        new($"{Outside}-other-audience", Token(platform, a.Organizer, token => token with { Audience = "somebody-else" })),
        new($"{Outside}-garbage", "a.b.c"),
        // A person cannot act for another: only a service's word counts.
        new($"{Outside}-acting", stranger.Token, ("acting-person", b.Organizer.Id.ToString())),
    ];

    /// <summary>Cohort B itself and what works for all.</summary>
    public static IReadOnlyList<Caller> Rest(FuzzPlatform platform, PlayedCohort a, PlayedCohort b) =>
    [
        .. b.Callers("b"),
        new(Service, platform.Realm.ServiceToken()),
        new($"{Service}-for-a", platform.Realm.ServiceToken(), ("acting-person", a.Organizer.Id.ToString())),
        new($"{Service}-for-nobody", platform.Realm.ServiceToken(), ("acting-person", "nobody")),
        new(Worker, platform.Realm.ServiceToken("grading")),
    ];

    static string Token(FuzzPlatform platform, Someone who, Func<TestToken, TestToken> change) =>
        platform.Realm.Token(change(new TestToken { Subject = who.Id.ToString(), Name = "Nobody", Email = "nobody@example.org" }));
}
