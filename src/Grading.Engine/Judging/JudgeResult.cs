using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>What <c>judge run --json</c> prints and the worker stores: the verdict and everything it follows from.</summary>
/// <param name="Verdict">Of the whole submission.</param>
/// <param name="Score">The points of a scoring problem; else 1 when accepted, 0 otherwise.</param>
/// <param name="NearLimit">A test's CPU time lies within 15 % of its limit: another run might decide otherwise.</param>
/// <param name="Detail">In plain English.</param>
/// <param name="Language">Code of the language.</param>
/// <param name="Compile">What the compiler said.</param>
/// <param name="Tests">The tests that ran, in order; a pass-fail run stops at the first that is not accepted.</param>
/// <param name="Scale">Runs at production sizes; empty while no scale run is made.</param>
/// <param name="Growth">Fitted growth over those sizes; null without them.</param>
/// <param name="Device">What generated and verified them; null without them.</param>
/// <param name="Certificate">What has to be equal for another run to be comparable.</param>
public sealed record JudgeResult(
    Verdict Verdict, double Score, bool NearLimit, string Detail, string Language, CompileResult Compile,
    IReadOnlyList<TestResult> Tests, IReadOnlyList<ScaleResult> Scale, Growth? Growth, DeviceUsed? Device, Certificate Certificate)
{
    /// <summary>In plain English.</summary>
    public string Detail { get; init; } = Printable.Of(Detail);

    /// <summary>The most points there are; null without bound.</summary>
    public double? MaxScore { get; init; } = 1;

    /// <summary>Points of the groups that have some, by name.</summary>
    public IReadOnlyDictionary<string, double> Groups { get; init; } = new Dictionary<string, double>();

    /// <summary>Camel case, verdicts as words, no indentation.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The result in the outside format.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>How the compilation went.</summary>
/// <param name="Ok">A program came out.</param>
/// <param name="Ms">Wall milliseconds.</param>
/// <param name="Output">The compiler's messages.</param>
public sealed record CompileResult(bool Ok, long Ms, string Output)
{
    /// <summary>CPU milliseconds of the compiler.</summary>
    public long CpuMs { get; init; }

    /// <summary>The compiler's messages.</summary>
    public string Output { get; init; } = Printable.Of(Output);
}

/// <summary>One test.</summary>
/// <param name="Name">Path below <c>data</c>.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="CpuMs">CPU milliseconds of everything in the sandbox.</param>
/// <param name="WallMs">Wall milliseconds.</param>
/// <param name="PeakBytes">Peak memory in bytes.</param>
/// <param name="ExitCode">Null when a signal ended it.</param>
/// <param name="Signal">Null when it exited.</param>
/// <param name="Detail">Why, in plain English; empty when accepted. Never shows what the package keeps secret.</param>
public sealed record TestResult(
    string Name, Verdict Verdict, long CpuMs, long WallMs, long PeakBytes, int? ExitCode, int? Signal, string Detail)
{
    /// <summary>Why, in plain English; empty when accepted. Never shows what the package keeps secret.</summary>
    public string Detail { get; init; } = Printable.Of(Detail);

    /// <summary>Points; null where tests give none.</summary>
    public double? Score { get; init; }

    /// <summary>What the package's validator says to whoever wrote the package. Never leaves the judge with a result.</summary>
    [JsonIgnore]
    public string JudgeMessage { get; init; } = "";

    /// <summary>How the validator scaled the most this test can give; null where it did not.</summary>
    [JsonIgnore]
    public double? Multiplier { get; init; }
}

/// <summary>One production size.</summary>
/// <param name="N">The first factor.</param>
/// <param name="K">The second factor.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="CpuMs">CPU milliseconds of everything in the sandbox.</param>
/// <param name="WallMs">Wall milliseconds.</param>
/// <param name="FirstBatchMs">Milliseconds from the start to the first batch of output, without waits for a core that others had; 0 when none came.</param>
/// <param name="GapP50Ms">Milliseconds between batches, likewise without such waits; the median.</param>
/// <param name="GapP99Ms">The same for 99 of 100.</param>
/// <param name="PeakBytes">Peak memory in bytes.</param>
public sealed record ScaleResult(
    long N, long K, Verdict Verdict, long CpuMs, long WallMs, double FirstBatchMs, double GapP50Ms, double GapP99Ms, long PeakBytes)
{
    /// <summary>Milliseconds between batches, the longest; likewise.</summary>
    public double LongestGapMs { get; init; }

    /// <summary>Share of the input that was pulled before the first batch came.</summary>
    public double PulledShare { get; init; }

    /// <summary>Rows of output per second of wall time.</summary>
    public long RowsPerSecond { get; init; }

    /// <summary>CPU milliseconds it may use.</summary>
    public long CpuLimitMs { get; init; }

    /// <summary>Runs that were made at this size; more than one where one alone could not decide.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Why, in plain English; empty when accepted.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Histogram of the times between batches.</summary>
    public IReadOnlyList<GapCount> Gaps { get; init; } = [];

    /// <summary>Memory over the time of the run.</summary>
    public IReadOnlyList<MemoryPoint> Memory { get; init; } = [];

    /// <summary>Where the time went.</summary>
    public TimeSplit? Split { get; init; }
}

/// <summary>A bucket of a histogram of times.</summary>
/// <param name="UpToMs">Its upper end.</param>
/// <param name="Count">Times in it.</param>
public sealed record GapCount(double UpToMs, long Count);

/// <summary>Memory at one moment.</summary>
/// <param name="Ms">Since the start.</param>
/// <param name="Bytes">In use.</param>
public sealed record MemoryPoint(long Ms, long Bytes);

/// <summary>CPU milliseconds by who spent them.</summary>
/// <param name="SubmissionMs">Everything in the sandbox.</param>
/// <param name="FeedMs">Making and handing over input.</param>
/// <param name="CheckMs">Comparing output.</param>
public sealed record TimeSplit(long SubmissionMs, long FeedMs, long CheckMs);

/// <summary>Fitted growth of time and memory.</summary>
public sealed record Growth(GrowthFit Time, GrowthFit Memory);

/// <summary>An exponent in n with its 95 % interval, and what it means in words.</summary>
/// <param name="Exponent">Power of the first factor, the second held still.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Words">In plain English.</param>
public sealed record GrowthFit(double Exponent, double Low, double High, string Words)
{
    /// <summary>The class, or those that cannot be told apart: <c>n log k</c>, <c>n or n log n</c>. At most 100 characters.</summary>
    public string Class { get; init; } = "";

    /// <summary>The class that the workload allows; null where it demands nothing.</summary>
    public string? Allowed { get; init; }

    /// <summary>The same per factor, by its symbol; a factor that does not vary on its own is missing.</summary>
    public IReadOnlyDictionary<string, FactorExponent> Factors { get; init; } = new Dictionary<string, FactorExponent>();
}

/// <summary>The power of one factor, with its 95 % interval.</summary>
public sealed record FactorExponent(double Exponent, double Low, double High);

/// <summary>The device that generated and verified data.</summary>
public sealed record DeviceUsed(string Kind, string Name, string? Fallback);

/// <summary>What a replay needs to be the same run.</summary>
public sealed record Certificate(
    string Submission, string Package, long Seed, IReadOnlyDictionary<string, long> Limits,
    IReadOnlyDictionary<string, string> Toolchain, string Kernel, string? Device);
