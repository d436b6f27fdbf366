using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Mockloop.Grading.Tests.Engine;
using Mockloop.TestServers;

namespace Mockloop.Grading.Tests.Worker;

/// <summary>A real worker against a fake queue, on a real broker and realm.</summary>
sealed class WorkerApp : IAsyncDisposable
{
    readonly WebApplicationFactory<Program> factory;

    WorkerApp(FakeQueue queue, TestRealm realm, string broker, string poll, string drain)
    {
        (Queue, Realm, Broker) = (queue, realm, broker);
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            foreach (var (key, value) in realm.Settings("grading"))
                web.UseSetting(key, value);
            web.UseSetting("ConnectionStrings:rabbitmq", broker);
            web.UseSetting("Bus:Prefix", Prefix);
            web.UseSetting("services:questions:grpc:0", queue.Address);
            web.UseSetting("Grading:Slots", "2");
            web.UseSetting("Grading:Poll", poll);
            web.UseSetting("Grading:Drain", drain);
            web.UseSetting("Grading:Heartbeat", "00:00:00.2");
        });
    }

    public FakeQueue Queue { get; }

    public TestRealm Realm { get; }

    public string Broker { get; }

    public string Prefix { get; } = $"t{Guid.CreateVersion7():N}";

    public HttpClient Http => factory.CreateClient();

    public IServiceProvider Services => factory.Services;

    public static async Task<WorkerApp> StartAsync(JudgeFixture sandbox, string poll = "00:00:00.1", string drain = "00:00:20")
    {
        sandbox.Need();
        var app = new WorkerApp(await FakeQueue.StartAsync(), await TestRealm.StartAsync(), await SharedRabbitMq.ConnectionStringAsync(), poll, drain);
        _ = app.factory.Server;
        return app;
    }

    public async Task WaitUntilHealthyAsync()
    {
        for (var i = 0; ; i++)
        {
            var reply = await Http.GetAsync("/health");
            if (reply.IsSuccessStatusCode)
                return;
            if (i == 300)
                throw new TimeoutException(await reply.Content.ReadAsStringAsync());
            await Task.Delay(200);
        }
    }

    /// <summary>As SIGTERM does.</summary>
    public async Task StopAsync() => await factory.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        await Queue.DisposeAsync();
        await Realm.DisposeAsync();
    }
}
