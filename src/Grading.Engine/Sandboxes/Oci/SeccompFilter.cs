using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// The system call rules, compiled once by libseccomp. Left to the runtime, compiling costs each start about 20 ms.
/// </summary>
static partial class SeccompFilter
{
    static readonly Lazy<byte[]?> Filter = new(Compile);

    /// <summary>The rules as the OCI runtime specification writes them.</summary>
    public static string Rules { get; } = Bundle.Resource("seccomp.json");

    /// <summary>The kernel's program for these rules; null where libseccomp is missing (the runtime then compiles them).</summary>
    public static byte[]? Compiled => Filter.Value;

    static byte[]? Compile()
    {
        var rules = JsonNode.Parse(Rules)!;
        try
        {
            var context = Init(Action((string)rules["defaultAction"]!, (int?)rules["defaultErrnoRet"]));
            foreach (var rule in rules["syscalls"]!.AsArray())
                Add(context, rule!);
            var program = Export(context);
            Release(context);
            return program;
        }
        catch (DllNotFoundException)
        {
            return null;
        }
    }

    static void Add(nint context, JsonNode rule)
    {
        var action = Action((string)rule["action"]!, (int?)rule["errnoRet"]);
        Comparison[] comparisons = [.. (rule["args"]?.AsArray() ?? []).Select(a => Compare(a!))];
        foreach (var name in rule["names"]!.AsArray())
        {
            var number = Resolve((string)name!);
            const int unknown = -1;
            var error = number == unknown ? 0 : AddRule(context, action, number, (uint)comparisons.Length, comparisons);
            // A call that this architecture does not have is no error; nor is a rule that repeats the default.
            if (error is not (0 or -13 or -17))
                throw new SandboxException($"libseccomp refuses the rule for {name}: {error}");
        }
    }

    static Comparison Compare(JsonNode argument) => new()
    {
        Argument = (uint)argument["index"]!,
        Operator = (string)argument["op"]! is "SCMP_CMP_MASKED_EQ" ? 7 : 4,
        First = (ulong)argument["value"]!,
        Second = (ulong?)argument["valueTwo"] ?? 0,
    };

    static uint Action(string name, int? error) => name switch
    {
        "SCMP_ACT_ALLOW" => 0x7fff0000,
        "SCMP_ACT_KILL_PROCESS" => 0x80000000,
        "SCMP_ACT_ERRNO" => 0x00050000u | (uint)(error ?? 1),
        _ => throw new SandboxException($"seccomp.json: unknown action {name}"),
    };

    static byte[] Export(nint context)
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Write))
                if (ExportBpf(context, handle) != 0)
                    throw new SandboxException("libseccomp cannot write the compiled rules");
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Comparison
    {
        public uint Argument;
        public int Operator;
        public ulong First;
        public ulong Second;
    }

    const string Library = "libseccomp.so.2";

    [LibraryImport(Library, EntryPoint = "seccomp_init")]
    private static partial nint Init(uint action);

    [LibraryImport(Library, EntryPoint = "seccomp_release")]
    private static partial void Release(nint context);

    [LibraryImport(Library, EntryPoint = "seccomp_syscall_resolve_name", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Resolve(string name);

    [LibraryImport(Library, EntryPoint = "seccomp_rule_add_array")]
    private static partial int AddRule(nint context, uint action, int call, uint count, [In] Comparison[] comparisons);

    [LibraryImport(Library, EntryPoint = "seccomp_export_bpf")]
    private static partial int ExportBpf(nint context, SafeFileHandle file);
}
