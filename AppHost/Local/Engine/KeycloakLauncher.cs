using System.Globalization;
using System.IO.Compression;
using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>
/// Starts the Keycloak distribution that <c>MOCKLOOP_KEYCLOAK</c> names, a folder or a zip. Its database is in memory:
/// the realm is imported afresh at every start, accounts made meanwhile are gone with it.
/// </summary>
static class KeycloakLauncher
{
    const int Terminate = 15;

    public static async Task<Started> StartAsync(KeycloakResource resource, RunContext run, CancellationToken ct)
    {
        var home = await UnpackAsync(Path.Combine(run.State.Folder, "keycloak"), ct);
        var program = Path.Combine(home, "bin", "kc.sh");
        await BuildAsync(home, program, ct);
        var imports = Directory.CreateDirectory(Path.Combine(home, "data", "import"));
        foreach (var file in resource.Imports)
            File.Copy(file, Path.Combine(imports.FullName, Path.GetFileName(file)), overwrite: true);

        string[] command =
        [
            "sh", program, "start", "--optimized", "--import-realm", "--cache=local", "--http-enabled=true", "--hostname-strict=false",
            "--http-host=127.0.0.1", $"--http-port={Port(resource, "http")}", $"--http-management-port={Port(resource, "management")}",
        ];
        var started = await Launcher.StartProgramAsync(resource, command, home, 0, resource.Name, run);
        return started with
        {
            Stop = () =>
            {
                // Java may be a child of the script, which does not pass signals on.
                _ = ServerProcess.Signal(-started.Process, Terminate);
                return started.Stop();
            },
        };
    }

    static async Task<string> UnpackAsync(string folder, CancellationToken ct)
    {
        var source = Environment.GetEnvironmentVariable("MOCKLOOP_KEYCLOAK");
        if (string.IsNullOrEmpty(source) || !Path.Exists(source))
            throw new InvalidOperationException($"--keycloak: MOCKLOOP_KEYCLOAK must name a Keycloak distribution (folder or zip), not \"{source}\".");
        var home = Path.Combine(folder, Path.GetFileNameWithoutExtension(source.TrimEnd('/')));
        if (Directory.Exists(home))
            return home;
        // Unpacked or copied aside and renamed: a killed start leaves no half of it. The original stays as it is.
        var unfinished = Path.Combine(folder, "new");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        if (File.Exists(source))
            await ZipFile.ExtractToDirectoryAsync(source, unfinished, ct);
        else
            await ServerProcess.RunAsync(["cp", "-r", "--", source, unfinished], ct: ct);
        Directory.Move(Directory.GetDirectories(unfinished).Single(), home);
        return home;
    }

    // Half of a start is this step; it is needed once.
    static async Task BuildAsync(string home, string program, CancellationToken ct)
    {
        var done = Path.Combine(home, ".built-for-mockloop");
        if (File.Exists(done))
            return;
        await ServerProcess.RunAsync(["sh", program, "build", "--db=dev-mem", "--health-enabled=true"], ct: ct);
        await File.WriteAllTextAsync(done, "", ct);
    }

    static string Port(KeycloakResource resource, string endpoint) =>
        resource.Endpoints.Single(e => e.Name == endpoint).Ports[0].ToString(CultureInfo.InvariantCulture);
}
