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
        if (reply.StatusCode != HttpStatusCode.OK)
            return reply.StatusCode;
        var report = await reply.Content.ReadAsStringAsync();
        report.ShouldContain("python3");
        report.ShouldMatch("\"device\":\\s*{\\s*\"kind\":\\s*\"(Gpu|OpenCl)\"");
        return reply.StatusCode;
    }
}
