using System.Globalization;

namespace Mockloop.AppHost.Servers;

/// <summary>A PostgreSQL cluster of our own in one folder, reachable on the loopback address only.</summary>
sealed class PrivatePostgres : IAsyncDisposable
{
    const string User = "postgres";
    const int Interrupt = 2;
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    static readonly ServerAccount Account = new(User);
    readonly ServerSettings settings;
    readonly ServerProcess server;
    readonly Leash? leash;

    PrivatePostgres(string folder, ServerSettings settings, int port, ServerProcess server)
    {
        (this.settings, this.server, Port) = (settings, server, port);
        leash = settings.Durable ? null : new Leash(server.Id, Interrupt, folder);
        ConnectionString = $"Host=127.0.0.1;Port={port};Username={User};Password={settings.Password}";
    }

    /// <summary>Npgsql connection string without a database.</summary>
    public string ConnectionString { get; }

    /// <summary>Loopback port.</summary>
    public int Port { get; }

    /// <summary>Process id of the postmaster.</summary>
    public int ProcessId => server.Id;

    /// <summary>Completes with the exit code when the server ends, whoever ended it.</summary>
    public Task<int> Exited => server.Exited;

    /// <summary>
    /// Starts the cluster in <paramref name="folder"/>, making it first where there is none. A cluster left behind by a
    /// killed run is stopped, a stale lock file removed. Every folder above must let user <c>postgres</c> pass when the caller is root.
    /// </summary>
    public static async Task<PrivatePostgres> StartAsync(string folder, ServerSettings settings, CancellationToken ct = default)
    {
        var data = Path.Combine(folder, "data");
        if (Directory.Exists(data))
            await PostgresLock.ReleaseAsync(data, ct);
        else
            await InitialiseAsync(folder, data, settings, ct);

        var port = settings.Port ?? FreePorts.Take();
        string[] command =
        [
            .. Account.Prefix, ServerPrograms.Postgres("postgres"), "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300", "-c", "shared_buffers=64MB",
            .. settings.Durable ? [] : new[] { "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off" },
        ];
        var server = ServerProcess.Start(command, ServerPrograms.Environment(folder, settings), settings.LogFile ?? Path.Combine(folder, "log"));
        settings.OnStarted?.Invoke(server.Id, Interrupt);
        var cluster = new PrivatePostgres(folder, settings, port, server);
        try
        {
            await PostgresLock.WaitUntilReadyAsync(data, server, StartLimit, ct);
        }
        catch
        {
            await cluster.StopAsync();
            throw;
        }
        return cluster;
    }

    /// <summary>Makes the database unless it is there.</summary>
    public Task CreateDatabaseAsync(string name, CancellationToken ct = default) =>
        ServerProcess.RunAsync(
            [ServerPrograms.Postgres("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-v", $"name={name}", $"host=127.0.0.1 port={Port} user={User} dbname=postgres"],
            new Dictionary<string, string> { ["PGPASSWORD"] = settings.Password },
            @"select format('create database %I', :'name') where not exists (select from pg_database where datname = :'name') \gexec",
            ct);

    /// <summary>Fast shutdown: sessions are cut, data is written. A throw-away cluster's folder goes too.</summary>
    public async Task StopAsync()
    {
        await server.StopAsync(Interrupt, TimeSpan.FromSeconds(20));
        leash?.Release();
    }

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync();

    static async Task InitialiseAsync(string folder, string data, ServerSettings settings, CancellationToken ct)
    {
        // Made under another name and renamed: a killed start leaves no half-made cluster behind.
        var unfinished = Path.Combine(folder, "data.new");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        var password = Path.Combine(Directory.CreateDirectory(folder).FullName, "password");
        await File.WriteAllTextAsync(password, settings.Password, ct);
        await Account.OwnFolderAsync(folder, ct);
        string[] command =
        [
            .. Account.Prefix, ServerPrograms.Postgres("initdb"), "-D", unfinished, "-U", User, "--auth=scram-sha-256", $"--pwfile={password}",
            "--encoding=UTF8", "--locale=C.UTF-8", .. settings.Durable ? [] : new[] { "--no-sync" },
        ];
        await ServerProcess.RunAsync(command, ServerPrograms.Environment(folder, settings), ct: ct);
        File.Delete(password);
        Directory.Move(unfinished, data);
    }
}
