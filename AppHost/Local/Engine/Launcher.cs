using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>Starts one replica of a resource, whatever its kind.</summary>
static class Launcher
{
    const int Terminate = 15;
    static readonly TimeSpan ProgramPatience = TimeSpan.FromSeconds(10);
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static Task<Started> StartAsync(Resource resource, int replica, string name, RunContext run, CancellationToken ct) => resource switch
    {
        PostgresServerResource postgres => StartPostgresAsync(postgres, run, ct),
        RabbitMQServerResource broker => StartBrokerAsync(broker, run, ct),
        KeycloakResource keycloak => KeycloakLauncher.StartAsync(keycloak, run, ct),
        ProjectResource project => StartProgramAsync(project, [DotNet, Output(project), .. project.Args], Path.GetDirectoryName(project.ProjectFile)!, replica, name, run),
        ExecutableResource program => StartProgramAsync(program, [program.Command, .. program.Args], program.WorkingDirectory, replica, name, run),
        _ => throw new InvalidOperationException($"The local engine cannot start \"{resource.Name}\", a {resource.Kind}."),
    };

    static async Task<Started> StartPostgresAsync(PostgresServerResource resource, RunContext run, CancellationToken ct)
    {
        var settings = await SettingsAsync(resource.Name, resource.Tcp.Ports[0], resource.Password, run);
        var server = await PrivatePostgres.StartAsync(Path.Combine(run.State.Folder, resource.Name), settings, ct);
        await Task.WhenAll(resource.Databases.Select(database => server.CreateDatabaseAsync(database.DatabaseName, ct)));
        return new(server.ProcessId, server.Exited, server.StopAsync, token => ServerProbe.SpeaksPostgresAsync(server.Port, token));
    }

    static async Task<Started> StartBrokerAsync(RabbitMQServerResource resource, RunContext run, CancellationToken ct)
    {
        var settings = await SettingsAsync(resource.Name, resource.Tcp.Ports[0], resource.Password, run);
        var server = await PrivateRabbitMq.StartAsync(Path.Combine(run.State.Folder, resource.Name), settings, ct);
        return new(server.ProcessId, server.Exited, server.StopAsync, token => ServerProbe.SpeaksAmqpAsync(server.Port, token));
    }

    static async Task<ServerSettings> SettingsAsync(string name, int port, ParameterResource password, RunContext run) => new()
    {
        Durable = true,
        Port = port,
        Password = (await password.GetValueAsync())!,
        Marks = run.Marks,
        LogFile = run.State.LogFile(name),
        // Noted before it is ready: a kill in the middle of the start leaves nothing either.
        OnStarted = (process, signal) => run.Journal.Add(process, signal, 20),
    };

    public static async Task<Started> StartProgramAsync(Resource resource, string[] command, string folder, int replica, string name, RunContext run)
    {
        var start = new ProcessStartInfo("setsid", command)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in await run.EnvironmentAsync(resource, replica))
            start.Environment[variable] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => run.Output.Line(name, line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => run.Output.Line(name, line.Data, isError: true);
        process.Start();
        run.Note(process.Id);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var program = new ServerProcess(process);
        return new(program.Id, program.Exited, () => program.StopAsync(Terminate, ProgramPatience), ct => IsHealthyAsync(resource, replica, ct));
    }

    public static async Task<bool> IsHealthyAsync(Resource resource, int replica, CancellationToken ct)
    {
        foreach (var (endpoint, path, status) in resource.HealthChecks)
        {
            try
            {
                var url = resource.Endpoints.Single(candidate => candidate.Name == endpoint).OwnUrl(replica);
                using var answer = await Http.GetAsync(new Uri(new Uri(url), path), ct);
                if ((int)answer.StatusCode != status)
                    return false;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The muxer this process runs on.</summary>
    static string DotNet => Path.GetFullPath("../../../dotnet", Path.GetDirectoryName(typeof(object).Assembly.Location)!);

    const string RuntimeConfig = ".runtimeconfig.json";

    /// <summary>A project's program in the build output that corresponds to ours (same configuration and framework).</summary>
    public static string Output(ProjectResource project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(Path.GetDirectoryName(project.ProjectFile)!, "bin", own.Parent!.Name, own.Name);
        // A program that it starts itself may lie beside it; the assembly's name ends with the project's.
        var name = Path.GetFileNameWithoutExtension(project.ProjectFile);
        var programs = Directory.Exists(folder) ? Directory.GetFiles(folder, $"*{name}{RuntimeConfig}").Where(IsOwn).ToArray() : [];
        return programs is [var program]
            ? program.Replace(RuntimeConfig, ".dll", StringComparison.Ordinal)
            : throw new InvalidOperationException($"{project.ProjectFile} is not built: {folder} holds {programs.Length} programs. Run dotnet build AppHost.");

        bool IsOwn(string path) => Path.GetFileName(path)[..^(name.Length + RuntimeConfig.Length)] is "" or [.., '.'];
    }
}
