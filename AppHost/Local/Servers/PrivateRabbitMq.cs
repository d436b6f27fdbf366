using System.Globalization;

namespace Mockloop.AppHost.Servers;

/// <summary>A RabbitMQ node of our own in one folder, with its own name daemon, on loopback ports only.</summary>
sealed class PrivateRabbitMq : IAsyncDisposable
{
    const string User = "mockloop";
    const int Terminate = 15;
    const string NamePortFile = "names.port";
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    static readonly ServerAccount Account = new("rabbitmq");
    readonly ServerProcess server;
    readonly int namePort;
    readonly IReadOnlyDictionary<string, string> environment;
    readonly Leash? leash;

    PrivateRabbitMq(
        string folder, ServerSettings settings, int port, int namePort, IReadOnlyDictionary<string, string> environment, ServerProcess server)
    {
        (this.server, this.namePort, this.environment, Port) = (server, namePort, environment, port);
        leash = settings.Durable ? null : new Leash(server.Id, Terminate, folder, namePort);
        ConnectionString = $"amqp://{User}:{settings.Password}@127.0.0.1:{port}";
    }

    /// <summary>AMQP address with user and password.</summary>
    public string ConnectionString { get; }

    /// <summary>Loopback port.</summary>
    public int Port { get; }

    /// <summary>Process id of the node's start script, leader of its group.</summary>
    public int ProcessId => server.Id;

    /// <summary>Completes with the exit code when the node ends, whoever ended it.</summary>
    public Task<int> Exited => server.Exited;

    /// <summary>Starts the node in <paramref name="folder"/>; queues and messages kept there are served again when durable.</summary>
    public static async Task<PrivateRabbitMq> StartAsync(string folder, ServerSettings settings, CancellationToken ct = default)
    {
        await EndLeftDaemonAsync(folder, ct);
        var (port, distribution, names) = (settings.Port ?? FreePorts.Take(), FreePorts.Take(), FreePorts.Take());
        WriteConfiguration(folder, settings.Password);
        await File.WriteAllTextAsync(Path.Combine(folder, NamePortFile), Text(names), ct);
        await Account.OwnFolderAsync(folder, ct);

        var environment = ServerPrograms.Environment(folder, settings);
        foreach (var (name, value) in NodeVariables(folder, port, distribution, names))
            environment[name] = value;
        var log = settings.LogFile ?? Path.Combine(folder, "out");
        var server = ServerProcess.Start([.. Account.Prefix, ServerPrograms.RabbitMq], environment, log);
        settings.OnStarted?.Invoke(server.Id, Terminate);
        var node = new PrivateRabbitMq(folder, settings, port, names, environment, server);
        try
        {
            await node.WaitUntilReadyAsync(ct);
        }
        catch
        {
            await node.StopAsync();
            throw;
        }
        return node;
    }

    /// <summary>Runs rabbitmqctl on the node.</summary>
    public Task ControlAsync(params string[] words) => ServerProcess.RunAsync(
        [.. Account.Prefix, Path.Combine(Path.GetDirectoryName(ServerPrograms.RabbitMq)!, "rabbitmqctl"), .. words], environment);

    /// <summary>Stops the node in order (a throw-away one at once, with its folder) and its name daemon.</summary>
    public async Task StopAsync()
    {
        await server.StopAsync(leash is null ? Terminate : 9, TimeSpan.FromSeconds(20));
        await NameDaemon.StopAsync(namePort);
        leash?.Release();
    }

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync();

    // A node that was killed leaves its name daemon behind, one for every time.
    static async Task EndLeftDaemonAsync(string folder, CancellationToken ct)
    {
        var file = Path.Combine(folder, NamePortFile);
        if (File.Exists(file))
            await NameDaemon.StopAsync(int.Parse(await File.ReadAllTextAsync(file, ct), CultureInfo.InvariantCulture));
    }

    async Task WaitUntilReadyAsync(CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(StartLimit);
        while (!await ServerProbe.SpeaksAmqpAsync(Port, timer.Token))
        {
            if (server.Exited.IsCompleted)
                throw new InvalidOperationException($"RabbitMQ ended with {await server.Exited} while starting; see its log.");
            await Task.Delay(50, timer.Token);
        }
    }

    static void WriteConfiguration(string folder, string password)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "none.conf"), "");
        File.WriteAllText(Path.Combine(folder, "enabled_plugins"), "[].");
        File.WriteAllText(Path.Combine(folder, "advanced.config"), "[].");
        File.WriteAllText(Path.Combine(folder, "rabbitmq.conf"), $"""
            default_user = {User}
            default_pass = {password}
            disk_free_limit.absolute = 50MB
            log.file.level = warning
            log.console = false

            """);
        var cookie = Path.Combine(folder, ".erlang.cookie");
        if (File.Exists(cookie))
            return;
        File.WriteAllText(cookie, Guid.CreateVersion7().ToString("N"));
        ServerAccount.Restrict(cookie, UnixFileMode.UserRead);
    }

    static Dictionary<string, string> NodeVariables(string folder, int port, int distribution, int names) => new()
    {
        // The node's name is part of its data: it stays, the ports may change.
        ["RABBITMQ_NODENAME"] = "mockloop@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = Text(port),
        ["RABBITMQ_DIST_PORT"] = Text(distribution),
        ["ERL_EPMD_PORT"] = Text(names),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "none.conf"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(folder, "advanced.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
        // One scheduler without busy waiting: on a small machine the node otherwise burns the services' time.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
            "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none",
    };

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
