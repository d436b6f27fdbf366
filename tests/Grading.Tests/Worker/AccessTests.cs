using System.Net;
using System.Net.Http.Headers;
using Mockloop.Grading.Tests.Engine;

namespace Mockloop.Grading.Tests.Worker;

public sealed class AccessTests(JudgeFixture sandbox)
{
    [Fact]
    public async Task Only_admins_read_the_environment()
    {
        await using var app = await WorkerApp.StartAsync(sandbox);
        await app.WaitUntilHealthyAsync();
        var person = Guid.CreateVersion7();

        (await StatusAsync(app, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(app, app.Realm.Token(person))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(app, app.Realm.Token(person, "admin"))).ShouldBe(HttpStatusCode.OK);
    }

    static async Task<HttpStatusCode> StatusAsync(WorkerApp app, string? token)
    {
        var http = app.Http;
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var reply = await http.GetAsync("/v1/grading/environment");
        if (reply.StatusCode == HttpStatusCode.OK)
            (await reply.Content.ReadAsStringAsync()).ShouldContain("python3");
        return reply.StatusCode;
    }
}
