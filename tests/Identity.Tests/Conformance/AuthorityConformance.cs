namespace Mockloop.Identity.Tests.Conformance;

/// <summary>The realm as the server that MOCKLOOP_AUTHORITY names serves it.</summary>
public sealed class AuthorityConformance : RealmConformance, IClassFixture<ExternalAuthority>
{
    public AuthorityConformance(ExternalAuthority authority) : base(authority) =>
        Assert.SkipWhen(ExternalAuthority.Absence is not null, ExternalAuthority.Absence ?? "");
}
