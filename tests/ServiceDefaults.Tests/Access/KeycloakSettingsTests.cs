using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.ServiceDefaults.Tests.Access;

public sealed class KeycloakSettingsTests
{
    [Theory]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://localhost:8080")]
    public void The_issuer_is_the_realm_below_the_server(string server) =>
        Read(new() { ["auth-server-url"] = server }).Authority.ShouldBe("http://localhost:8080/realms/mockloop");

    [Fact]
    public void What_is_not_said_is_strict()
    {
        var settings = Read([]);
        (settings.VerifyAudience, settings.RequireHttps, settings.ClockSkew).ShouldBe((true, true, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("00:01:00", 60)]
    public void The_skew_is_in_seconds_or_a_time_span(string text, int seconds) =>
        Read(new() { ["token-clock-skew"] = text }).ClockSkew.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("realm", "")]
    [InlineData("auth-server-url", "localhost")]
    [InlineData("verify-token-audience", "perhaps")]
    [InlineData("token-clock-skew", "soon")]
    public void A_key_that_is_wrong_is_named(string key, string value) =>
        Should.Throw<InvalidOperationException>(() => Read(new() { [key] = value })).Message.ShouldContain($"Keycloak:{key}");

    [Fact]
    public void A_service_without_a_realm_can_migrate_but_does_not_start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults("probe");
        using var app = builder.Build();
        Should.Throw<InvalidOperationException>(() => app.MapServiceDefaults()).Message.ShouldContain("Keycloak:realm");
    }

    static KeycloakSettings Read(Dictionary<string, string?> keys)
    {
        var all = new Dictionary<string, string?> { ["realm"] = "mockloop", ["auth-server-url"] = "http://localhost:8080/", ["resource"] = "mockloop" };
        foreach (var (key, value) in keys)
            all[key] = value;
        return KeycloakSettings.From(new ConfigurationBuilder()
            .AddInMemoryCollection(all.Select(entry => new KeyValuePair<string, string?>($"Keycloak:{entry.Key}", entry.Value))).Build());
    }
}
