using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.EntityFrameworkCore;
using Mockloop.Questions.Data;
using Mockloop.Simulator.Platform;
using Mockloop.TestServers;

namespace Mockloop.Load.Queue;

/// <summary>Two processes of Questions and the grading workers, on a database, a broker and a realm of their own.</summary>
sealed class QueuePlatform : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    readonly TestPlatform platform;
    readonly List<GrpcChannel> channels = [];
    int turn;

    QueuePlatform(TestPlatform platform, TestDatabase database) => (this.platform, Database) = (platform, database);

    public TestDatabase Database { get; }
    public List<ServiceProcess> Replicas { get; } = [];
    public List<ServiceProcess> Workers { get; } = [];
    public string RunId { get; } = $"load{Guid.CreateVersion7():N}"[..16];
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("mockloop-load-");

    /// <param name="limit">How much may wait in the queue.</param>
    /// <param name="workers">How many there are to start.</param>
    /// <param name="catalog">Writes tracks and packages into a folder and names them by settings; null for the shipped ones.</param>
    public static async Task<QueuePlatform> StartAsync(int limit, int workers, Func<string, IReadOnlyDictionary<string, string?>>? catalog = null)
    {
        var platform = await TestPlatform.StartAsync();
        var own = new QueuePlatform(platform, await platform.DatabaseAsync("questions"));
        // Whoever runs in the sandbox must be able to pass.
        File.SetUnixFileMode(own.Folder.FullName, (UnixFileMode)0b111_101_101);
        var questions = await platform.SettingsAsync("questions");
        questions["GradingQueue:Limit"] = $"{limit}";
        questions["Logging:LogLevel:Default"] = "Warning";
        foreach (var (key, value) in catalog?.Invoke(Directory.CreateDirectory(Path.Combine(own.Folder.FullName, "catalog")).FullName) ?? new Dictionary<string, string?>())
            questions[key] = value;
        using (var migrate = new ServiceProcess("Questions", questions))
        {
            migrate.Start("--migrate");
            if (await migrate.EndAsync(Patience) != 0)
                throw new InvalidOperationException("The database was not migrated: " + migrate.Said);
        }
        for (var i = 0; i < 2; i++)
            own.Replicas.Add(new("Questions", questions));
        own.Replicas.ForEach(r => r.Start());
        foreach (var replica in own.Replicas)
        {
            await replica.UntilHealthyAsync(Patience);
            own.channels.Add(GrpcChannel.ForAddress(replica.GrpcUrl));
        }
        var grading = await platform.SettingsAsync("grading", "grading");
        for (var i = 0; i < own.Replicas.Count; i++)
            grading[$"services:questions:grpc:{i}"] = own.Replicas[i].GrpcUrl;
        (grading["MOCKLOOP_RUN_ID"], grading["MOCKLOOP_RUN_DIR"]) = (own.RunId, own.Folder.FullName);
        grading["Logging:LogLevel:Default"] = "Warning";
        own.Workers.AddRange(Enumerable.Range(0, workers).Select(_ => new ServiceProcess("Grading", grading)));
        return own;
    }

    public string Token(Guid person, params string[] roles) => platform.Realm.Token(person, roles);

    /// <summary>The service as a person sees it; the replicas take turns.</summary>
    public Proto.QuestionsService.QuestionsServiceClient As(Guid person) => new(With(Token(person)));

    public Proto.QuestionsService.QuestionsServiceClient AsService() => new(With(platform.Realm.ServiceToken()));

    public Contracts.Platform.DemoClock.DemoClockClient Clock() => new(With(Token(Guid.CreateVersion7(), "admin")));

    // Who is told to try again shortly does so, as a person would.
    CallInvoker With(string token) => channels[Interlocked.Increment(ref turn) % channels.Count].Intercept(new PatientCalls(TimeProvider.System)).Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {token}");
        return metadata;
    });

    /// <summary>Publishes events as another service would: into an outbox, here the service's own.</summary>
    public async Task PublishAsync(IEnumerable<object> events)
    {
        var options = new DbContextOptionsBuilder<QuestionsDb>()
            .UseNpgsql(Database.ConnectionString, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention();
        await using var db = new QuestionsDb(options.Options);
        foreach (dynamic @event in events)
            db.Publish(@event);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        channels.ForEach(c => c.Dispose());
        foreach (var process in Workers.Concat(Replicas))
            process.Dispose();
        await platform.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}
