using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Mockloop.Grading.Engine.Languages;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// Writes the OCI runtime specification of one sandbox: the embedded <c>config.json</c>, which says what holds always,
/// plus paths. By that contract any OCI runtime can take crun's place.
/// </summary>
static class Bundle
{
    /// <summary>Ids of one sandbox.</summary>
    public const uint Uids = 65_536;

    const uint FirstUid = 200_000, Ranges = 1024;

    /// <summary>Host uid and gid of the runner (10000) behind the user namespace.</summary>
    public static uint RunnerOnHost(int sandbox) => FirstUidOf(sandbox) + 10_000;

    /// <summary>Host uid and gid that are 0 inside: a range each, so that the kernel's limits per user are nothing that sandboxes share.</summary>
    public static uint FirstUidOf(int sandbox) => FirstUid + (Uids * ((uint)sandbox % Ranges));

    static readonly string Template = Resource("config.json");

    /// <summary>What of <c>/proc</c> nobody inside shall see.</summary>
    public static IReadOnlyList<string> MaskedPaths { get; } = Paths("maskedPaths");

    /// <summary>What of <c>/proc</c> nobody inside shall change.</summary>
    public static IReadOnlyList<string> ReadOnlyPaths { get; } = Paths("readonlyPaths");

    public static string Init { get; } =
        new[] { "/usr/bin/tini-static", "/usr/bin/tini" }.FirstOrDefault(File.Exists) ?? "/usr/bin/tini-static";

    /// <param name="options">Which runtime reads it.</param>
    /// <param name="kit">Shared by all sandboxes.</param>
    /// <param name="number">Of the sandbox; gives it its uids.</param>
    /// <param name="folder">The sandbox's own; <c>ctl</c> and <c>prog</c> in it are shown inside.</param>
    public static JsonObject Config(SandboxOptions options, Kit kit, string folder, int number)
    {
        var config = JsonNode.Parse(Template)!.AsObject();
        config["process"]!["args"] = new JsonArray(Init, "-p", "SIGKILL", "--", "/kit/runner");
        foreach (var mappings in new[] { "uidMappings", "gidMappings" })
            config["linux"]![mappings]![0]!["hostID"] = FirstUidOf(number);
        config["root"]!["path"] = kit.RootFolder;
        var mounts = config["mounts"]!.AsArray();
        mounts.Add(Bind(kit.ToolFolder, "/kit"));
        if (PrecompiledHeader.Folder is { } headers)
            mounts.Add(Bind(headers, PrecompiledHeader.Inside));
        mounts.Add(Bind(Path.Combine(folder, "ctl"), "/ctl"));
        mounts.Add(Bind(Path.Combine(folder, "prog"), "/prog"));
        if (options.IsCrun && SeccompFilter.Compiled is { } filter)
            config["annotations"] = new JsonObject { ["run.oci.seccomp_bpf_data"] = Convert.ToBase64String(filter) };
        else
            config["linux"]!["seccomp"] = Seccomp();
        return config;
    }

    static string[] Paths(string key) => [.. JsonNode.Parse(Template)!["linux"]![key]!.AsArray().Select(path => (string)path!)];

    static JsonObject Seccomp()
    {
        var seccomp = JsonNode.Parse(SeccompFilter.Rules)!.AsObject();
        seccomp["architectures"] = new JsonArray(RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.Arm64 => "SCMP_ARCH_AARCH64",
            _ => "SCMP_ARCH_X86_64",
        });
        return seccomp;
    }

    static JsonObject Bind(string host, string inside) => new()
    {
        ["destination"] = inside,
        ["type"] = "bind",
        ["source"] = host,
        ["options"] = new JsonArray("bind", "ro", "nosuid", "nodev"),
    };

    internal static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
