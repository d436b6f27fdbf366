using Grpc.Core;
using Mockloop.ServiceDefaults.Tests.Hosting;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Access;

public sealed class CallerTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task A_person_is_read_from_the_token()
    {
        var token = new TestToken { UserName = "member01", Name = "Ada Example", Email = "ada@example.org", ClientId = "cli" };
        var me = await probe.App.WhoAmIAsync(probe.Realm.Token(token));
        me.PersonId.ShouldBe(token.Subject);
        me.Name.ShouldBe("Ada Example");
        me.Email.ShouldBe("ada@example.org");
        me.EmailVerified.ShouldBeTrue();
        me.ClientId.ShouldBe("cli");
        (me.IsService, me.IsAdmin).ShouldBe((false, false));
    }

    [Fact]
    public async Task Without_a_full_name_the_user_name_stands_in()
    {
        var me = await probe.App.WhoAmIAsync(probe.Realm.Token(new TestToken { UserName = "member02" }));
        (me.Name, me.Email, me.EmailVerified).ShouldBe(("member02", "", false));
    }

    [Fact]
    public async Task A_service_may_act_for_a_person()
    {
        var person = Guid.CreateVersion7();
        var me = await ActAsync(probe.Realm.ServiceToken(), person.ToString());
        (me.PersonId, me.ActingFor, me.IsService).ShouldBe((person.ToString(), person.ToString(), true));
    }

    [Fact]
    public async Task A_person_may_not_act_for_another()
    {
        var (me, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var reply = await ActAsync(probe.Realm.Token(me), other.ToString());
        (reply.PersonId, reply.ActingFor).ShouldBe((me.ToString(), ""));
    }

    [Fact]
    public async Task An_admin_may_not_act_for_another()
    {
        var me = Guid.CreateVersion7();
        (await ActAsync(probe.Realm.Token(me, "admin"), Guid.CreateVersion7().ToString())).PersonId.ShouldBe(me.ToString());
    }

    [Fact]
    public async Task An_acting_person_that_is_no_id_is_named()
    {
        var refused = await Should.ThrowAsync<RpcException>(() => ActAsync(probe.Realm.ServiceToken(), "somebody"));
        refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refused.Status.Detail.ShouldContain("acting-person: 'somebody'");
    }

    async Task<WhoAmIReply> ActAsync(string token, string person)
    {
        var headers = ProbeApp.Bearer(token);
        headers.Add("acting-person", person);
        return await probe.App.Client.ForPersonOrServiceAsync(new(), headers);
    }
}
