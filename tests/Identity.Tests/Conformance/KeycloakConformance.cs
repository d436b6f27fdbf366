namespace Mockloop.Identity.Tests.Conformance;

/// <summary>The realm files as the real Keycloak serves them.</summary>
public sealed class KeycloakConformance : RealmConformance, IClassFixture<RealKeycloak>
{
    public KeycloakConformance(RealKeycloak keycloak) : base(keycloak) =>
        Assert.SkipWhen(RealKeycloak.Absence is not null, RealKeycloak.Absence ?? "");
}
