using Grpc.Core;
using Mockloop.ServiceDefaults.Tests.Hosting;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Access;

/// <summary>Who passes which policy. Rows: person, admin, services, grading, a person whose sub is no id.</summary>
public sealed class PolicyTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    const StatusCode Yes = StatusCode.OK;
    const StatusCode No = StatusCode.PermissionDenied;

    [Theory]
    [InlineData("fallback", Yes, Yes, No, No, No)]
    [InlineData("services", No, No, Yes, No, No)]
    [InlineData("workers", No, No, No, Yes, No)]
    [InlineData("admins", No, Yes, No, No, No)]
    [InlineData("person-or-service", Yes, Yes, Yes, No, No)]
    public async Task A_policy_lets_in_only_its_own(
        string method, StatusCode person, StatusCode admin, StatusCode services, StatusCode grading, StatusCode nameless)
    {
        (await CallAsync(method, probe.Realm.Token(new TestToken()))).ShouldBe(person);
        (await CallAsync(method, probe.Realm.Token(new TestToken { Roles = ["admin"] }))).ShouldBe(admin);
        (await CallAsync(method, probe.Realm.ServiceToken())).ShouldBe(services);
        (await CallAsync(method, probe.Realm.ServiceToken("grading"))).ShouldBe(grading);
        (await CallAsync(method, probe.Realm.Token(new TestToken { Subject = "root", Roles = ["admin"] }))).ShouldBe(nameless);
    }

    [Fact]
    public async Task A_service_with_the_role_admin_is_no_admin() =>
        (await CallAsync("admins", probe.Realm.Token(new TestToken { ClientId = "services", Roles = ["admin"] }))).ShouldBe(No);

    Task<StatusCode> CallAsync(string method, string token)
    {
        var headers = ProbeApp.Bearer(token);
        var client = probe.App.Client;
        return ProbeApp.StatusOfAsync(method switch
        {
            "services" => client.ForServicesAsync(new(), headers),
            "workers" => client.ForWorkersAsync(new(), headers),
            "admins" => client.ForAdminsAsync(new(), headers),
            "person-or-service" => client.ForPersonOrServiceAsync(new(), headers),
            _ => client.WhoAmIAsync(new(), headers),
        });
    }
}
