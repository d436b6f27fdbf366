using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes.Crun;

/// <summary>
/// Writes the OCI runtime specification of one run: the embedded <c>config.json</c>, which says what holds always, plus
/// paths and limits. By that contract any OCI runtime can take crun's place.
/// </summary>
static class Bundle
{
    /// <summary>Host uid and gid of the runner (10000) behind the user namespace.</summary>
    public const uint RunnerOnHost = 200_000 + 10_000;

    static readonly string Template = Resource("config.json");
    static readonly string Seccomp = Resource("seccomp.json");

    public static string Init { get; } =
        new[] { "/usr/bin/tini-static", "/usr/bin/tini" }.FirstOrDefault(File.Exists) ?? "/usr/bin/tini-static";

    public static JsonObject Config(Kit kit, string controlFolder, SandboxCommand command)
    {
        var config = JsonNode.Parse(Template)!.AsObject();
        var process = config["process"]!;
        process["args"] = new JsonArray(
            [.. new[] { Init, "-p", "SIGKILL", "--", "/kit/runner", "/ctl/report" }.Concat(command.Arguments).Select(a => JsonValue.Create(a))]);
        AddLimits(process["rlimits"]!.AsArray(), command.Limits);
        config["root"]!["path"] = kit.RootFolder;
        var mounts = config["mounts"]!.AsArray();
        mounts.Add(Bind(kit.ToolFolder, "/kit", "ro"));
        mounts.Add(Bind(controlFolder, "/ctl", "rw"));
        if (command.ProgramFolder is { } program)
            mounts.Add(Bind(program, "/prog", "ro"));
        if (command.SourceFolder is { } source)
            mounts.Add(Bind(source, "/src", "ro"));
        var seccomp = JsonNode.Parse(Seccomp)!.AsObject();
        seccomp["architectures"] = new JsonArray(RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.Arm64 => "SCMP_ARCH_AARCH64",
            _ => "SCMP_ARCH_X86_64",
        });
        config["linux"]!["seccomp"] = seccomp;
        return config;
    }

    static void AddLimits(JsonArray rlimits, Limits limits)
    {
        // Per process only: the worker polls the group's CPU time; this stops a run should the worker stand still.
        var cpu = (long)Math.Ceiling(limits.Cpu.TotalSeconds) + 1;
        rlimits.Add(Limit("RLIMIT_CPU", cpu, cpu + 1));
        rlimits.Add(Limit("RLIMIT_STACK", limits.StackBytes, limits.StackBytes));
        rlimits.Add(Limit("RLIMIT_FSIZE", limits.FileBytes, limits.FileBytes));
    }

    static JsonObject Limit(string type, long soft, long hard) => new() { ["type"] = type, ["soft"] = soft, ["hard"] = hard };

    static JsonObject Bind(string host, string inside, string mode) => new()
    {
        ["destination"] = inside,
        ["type"] = "bind",
        ["source"] = host,
        ["options"] = new JsonArray("bind", mode, "nosuid", "nodev"),
    };

    internal static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
