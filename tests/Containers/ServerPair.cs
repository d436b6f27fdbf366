using System.Globalization;
using System.Text.RegularExpressions;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace Mockloop.Containers;

/// <summary>A PostgreSQL and a RabbitMQ in containers that publish their ports on the loopback address only.</summary>
sealed partial class ServerPair : IAsyncDisposable
{
    const string Password = "mockloop";
    static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    readonly PostgreSqlContainer postgres;
    readonly RabbitMqContainer rabbitMq;
    long transactionsBefore;

    ServerPair(ServerPairOptions options)
    {
        postgres = new PostgreSqlBuilder(options.PostgresImage)
            .WithName($"{options.Run}-postgres").WithLabel("mockloop.run", options.Run).WithImagePullPolicy(Policy(options)).WithLogger(NullLogger.Instance)
            .WithCreateParameterModifier(OnLoopback)
            .WithUsername("postgres").WithPassword(Password).WithDatabase("postgres")
            // Several test projects at a time share it.
            .WithCommand("-c", "max_connections=600", "-c", "shared_buffers=64MB")
            .Build();
        rabbitMq = new RabbitMqBuilder(options.RabbitMqImage)
            .WithName($"{options.Run}-rabbitmq").WithLabel("mockloop.run", options.Run).WithImagePullPolicy(Policy(options)).WithLogger(NullLogger.Instance)
            .WithCreateParameterModifier(OnLoopback)
            .WithUsername("mockloop").WithPassword(Password)
            .Build();
    }

    /// <summary>The variables in which the tests find the servers.</summary>
    public IReadOnlyDictionary<string, string> Addresses => new Dictionary<string, string>
    {
        ["MOCKLOOP_TEST_POSTGRES"] = PostgresAddress,
        ["MOCKLOOP_TEST_RABBITMQ"] = rabbitMq.GetConnectionString().TrimEnd('/'),
    };

    string PostgresAddress => new NpgsqlConnectionStringBuilder(postgres.GetConnectionString()) { Database = null }.ConnectionString;

    /// <summary>Starts both at once and says where they are.</summary>
    public static async Task<ServerPair> StartAsync(ServerPairOptions options, CancellationToken ct)
    {
        var pair = new ServerPair(options);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(StartLimit);
        try
        {
            await Task.WhenAll(pair.postgres.StartAsync(timer.Token), pair.rabbitMq.StartAsync(timer.Token));
        }
        catch (Exception e)
        {
            await pair.DisposeAsync();
            ct.ThrowIfCancellationRequested();
            throw new NoContainersException($"The containers did not start: {e.Message}", e);
        }
        pair.transactionsBefore = await pair.TransactionsAsync();
        foreach (var container in new DockerContainer[] { pair.postgres, pair.rabbitMq })
            Console.WriteLine($"container {container.Name.TrimStart('/')} {container.Id[..12]} of {container.Image.FullName}");
        return pair;
    }

    /// <summary>Transactions that wrote and messages that were published since the start.</summary>
    public async Task<(long Transactions, long Messages)> UsedAsync()
    {
        var counters = await rabbitMq.ExecAsync(["rabbitmqctl", "eval", "rabbit_global_counters:overview()."]);
        var messages = Received().Matches(counters.Stdout).Sum(m => long.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        return (await TransactionsAsync() - transactionsBefore, messages);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        await rabbitMq.DisposeAsync();
    }

    static Func<ImageInspectResponse, bool> Policy(ServerPairOptions options) => options.Pull ? PullPolicy.Missing : PullPolicy.Never;

    static void OnLoopback(CreateContainerParameters parameters)
    {
        foreach (var binding in parameters.HostConfig!.PortBindings!.Values.SelectMany(bindings => bindings))
            binding.HostIP = "127.0.0.1";
    }

    // Counts for the whole cluster: the statistics of a database go with it.
    async Task<long> TransactionsAsync()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgresAddress) { Database = "postgres", Pooling = false });
        await using var command = source.CreateCommand("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex(@"messages_received_total\s*=>\s*(\d+)")]
    private static partial Regex Received();
}
