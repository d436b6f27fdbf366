namespace Mockloop.Identity.Tests.Conformance;

/// <summary>The realm as Identity serves it.</summary>
public sealed class IdentityConformance(IdentityApp app) : RealmConformance(app), IClassFixture<IdentityApp>;
