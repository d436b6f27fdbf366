using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace Mockloop.Identity.Tests.Conformance;

/// <summary>
/// The real server with an empty in-memory database, in a process group that ends with this process:
/// a shell holds a pipe to it and ends the group when the pipe closes. Needs Java 17 and about 45 s.
/// </summary>
public sealed class RealKeycloak : IAsyncLifetime, IRealmServer
{
    const string Guard = """
        (sh "$0" build --db=dev-mem --health-enabled=true && exec sh "$0" start --optimized "$@") &
        read -r _; trap '' TERM; kill -TERM -$$; wait
        """;

    // 45 s on two idle cores; other tests may keep them busy.
    static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(5);

    static readonly string? Distribution = Environment.GetEnvironmentVariable("MOCKLOOP_KEYCLOAK");

    readonly string _folder = Path.Combine(Path.GetTempPath(), "mockloop-keycloak-" + Path.GetRandomFileName());
    readonly int _port = FreePort();
    readonly int _management = FreePort();
    readonly ConcurrentQueue<string> _output = new();
    Process? _group;

    /// <summary>Why the suite cannot run here; null when it can.</summary>
    public static string? Absence =>
        string.IsNullOrEmpty(Distribution) ? "MOCKLOOP_KEYCLOAK names no Keycloak distribution (folder or zip)"
        : !File.Exists(Distribution) && !Directory.Exists(Distribution) ? $"MOCKLOOP_KEYCLOAK: there is no {Distribution}"
        : null;

    public string Realm => $"http://127.0.0.1:{_port}/realms/mockloop";

    IRealmControl? IRealmServer.Control => NewControl();

    HttpMessageHandler IRealmServer.Connect() => new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };

    Task<string> IRealmServer.ForeignTokenAsync() => NewControl().TokenAsync();

    public async ValueTask InitializeAsync()
    {
        if (Absence is not null)
            return;

        var home = await UnpackAsync();
        Directory.CreateDirectory(Path.Combine(home, "data", "import"));
        await RealmFiles.WriteDemoRealmAsync(Path.Combine(home, "data", "import", "mockloop-realm.json"));
        _group = Start(home, "--import-realm", "--cache=local", "--http-enabled=true", "--hostname-strict=false",
            "--http-host=127.0.0.1", $"--http-port={_port}", $"--http-management-port={_management}");
        await UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_group is not null)
        {
            _group.StandardInput.Close();
            await _group.WaitForExitAsync();
            _group.Dispose();
        }
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    KeycloakControl NewControl() => new($"http://127.0.0.1:{_port}");

    async Task<string> UnpackAsync()
    {
        Directory.CreateDirectory(_folder);
        if (Distribution!.EndsWith(".zip", StringComparison.Ordinal))
            await ZipFile.ExtractToDirectoryAsync(Distribution, _folder);
        else
            // The first start writes into the distribution: work on a copy.
            await Process.Start("cp", ["-r", Distribution, _folder]).WaitForExitAsync();
        return Directory.GetDirectories(_folder).Single();
    }

    Process Start(string home, params string[] arguments)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Guard, Path.Combine(home, "bin", "kc.sh"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["JAVA_OPTS_KC_HEAP"] = "-Xms64m -Xmx384m",
                ["CLIENT_WEB_URL"] = TestSettings.WebUrl,
                ["CLIENT_WEB_SECRET"] = TestSettings.WebSecret,
                ["CLIENT_SERVICES_SECRET"] = TestSettings.ServicesSecret,
                ["CLIENT_GRADING_SECRET"] = TestSettings.GradingSecret,
                ["KC_BOOTSTRAP_ADMIN_USERNAME"] = KeycloakControl.Administrator,
                ["KC_BOOTSTRAP_ADMIN_PASSWORD"] = KeycloakControl.Administrator,
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        return process;
    }

    async Task UntilReadyAsync()
    {
        using var http = new HttpClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < ReadyLimit; await Task.Delay(250))
        {
            try
            {
                using var health = await http.GetAsync($"http://127.0.0.1:{_management}/health/ready");
                if (health.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new TimeoutException($"Keycloak was not ready after {ReadyLimit.TotalMinutes} minutes:\n{string.Join('\n', _output.TakeLast(40))}");
    }

    static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
