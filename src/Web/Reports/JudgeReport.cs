using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mockloop.Web.Reports;

/// <summary>
/// The judge's report as the pages read it: what <c>judge run --json</c> prints. Whatever is missing in an older one, or of no
/// use here, is left out and not a fault.
/// </summary>
public sealed record JudgeReport
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The compiler's messages, where it ran.</summary>
    public CompileReport? Compile { get; init; }

    /// <summary>The tests that ran, in order.</summary>
    public IReadOnlyList<TestReport> Tests { get; init => field = value ?? []; } = [];

    /// <summary>The runs at production sizes, in order.</summary>
    public IReadOnlyList<ScaleRun> Scale { get; init => field = value ?? []; } = [];

    /// <summary>What time and memory grow like; null where no sizes were run.</summary>
    public GrowthReport? Growth { get; init; }

    /// <summary>What made and checked the data.</summary>
    public DeviceReport? Device { get; init; }

    /// <summary>What another run needs to be the same.</summary>
    public CertificateReport? Certificate { get; init; }

    /// <summary>Null where there is none that can be read.</summary>
    public static JudgeReport? Read(string json)
    {
        try
        {
            return json.Length == 0 ? null : JsonSerializer.Deserialize<JudgeReport>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How the compilation went.</summary>
public sealed record CompileReport(bool Ok, double Ms, string? Output);

/// <summary>One test.</summary>
public sealed record TestReport(string? Name, string? Verdict, double CpuMs, double WallMs, double PeakBytes, string? Detail);

/// <summary>The device that made and checked the data, and why it was no better one.</summary>
public sealed record DeviceReport(string? Kind, string? Name, string? Fallback);

/// <summary>Growth of time and memory.</summary>
public sealed record GrowthReport(GrowthLine? Time, GrowthLine? Memory);

/// <summary>An exponent in n with its 95 % interval, its class, and what is allowed.</summary>
public sealed record GrowthLine(double? Exponent, double? Low, double? High, string? Words, string? Class, string? Allowed)
{
    /// <summary>The power of each factor.</summary>
    public IReadOnlyDictionary<string, FactorLine> Factors { get; init => field = value ?? new Dictionary<string, FactorLine>(); } = new Dictionary<string, FactorLine>();
}

/// <summary>The power of one factor.</summary>
public sealed record FactorLine(double Exponent, double Low, double High);

/// <summary>What has to be equal for another run to be comparable.</summary>
public sealed record CertificateReport(string? Submission, string? Package, JsonElement Seed, string? Kernel, string? Device)
{
    /// <summary>Limits by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Limits { get; init => field = value ?? new Dictionary<string, JsonElement>(); } = new Dictionary<string, JsonElement>();

    /// <summary>Compilers and interpreters by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Toolchain { get; init => field = value ?? new Dictionary<string, JsonElement>(); } = new Dictionary<string, JsonElement>();
}
