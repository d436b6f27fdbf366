namespace Mockloop.AppHost.Servers;

/// <summary>Finds the server programs of this machine, and the bare environment they get.</summary>
static class ServerPrograms
{
    const string SearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    const int OldestPostgres = 15;

    /// <summary>A program of the newest PostgreSQL on this machine.</summary>
    /// <exception cref="InvalidOperationException">There is none of a version that will do; says how to get it.</exception>
    public static string Postgres(string program)
    {
        var packaged = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .Select(folder => (Version: int.TryParse(Path.GetFileName(folder), out var major) ? major : 0, Bin: Path.Combine(folder, "bin")))
                .Where(found => found.Version >= OldestPostgres)
                .OrderByDescending(found => found.Version)
                .Select(found => found.Bin)
            : [];
        return First(packaged.Concat(PathFolders), program)
            ?? throw new InvalidOperationException($"PostgreSQL {OldestPostgres} or newer is not installed (no {program}); deploy/local/prepare.sh installs it or says how.");
    }

    /// <summary>Its major version.</summary>
    public static async Task<int> PostgresVersionAsync(CancellationToken ct)
    {
        // "postgres (PostgreSQL) 15.20 (Debian …)"
        var version = (await ServerProcess.RunAsync([Postgres("postgres"), "--version"], ct: ct)).Split(' ')[2];
        return int.Parse(version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>RabbitMQ's own start script: the one on the PATH changes directory and user before it calls this.</summary>
    /// <exception cref="InvalidOperationException">RabbitMQ is not installed; says how to get it.</exception>
    public static string RabbitMq =>
        First(["/usr/lib/rabbitmq/bin", "/opt/rabbitmq/sbin", "/usr/local/opt/rabbitmq/sbin", .. PathFolders], "rabbitmq-server")
        ?? throw new InvalidOperationException("RabbitMQ is not installed (no rabbitmq-server); deploy/local/prepare.sh installs it or says how.");

    /// <summary>Nothing of the caller's environment but the marks.</summary>
    public static Dictionary<string, string> Environment(string home, ServerSettings settings) =>
        new(settings.Marks) { ["PATH"] = SearchPath, ["LC_ALL"] = "C.UTF-8", ["HOME"] = home };

    static string[] PathFolders => (System.Environment.GetEnvironmentVariable("PATH") ?? SearchPath).Split(':', StringSplitOptions.RemoveEmptyEntries);

    static string? First(IEnumerable<string> folders, string program) =>
        folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
