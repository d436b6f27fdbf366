namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Units by the words that name them.</summary>
static class Units
{
    const double Kibi = 1024, Mebi = Kibi * 1024, Gibi = Mebi * 1024;

    static readonly Dictionary<string, (Dimension Dimension, double Scale)> Words = new (string Words, Dimension Dimension, double Scale)[]
    {
        ("byte bytes", Dimension.Bytes, 1), ("kb kilobyte kilobytes", Dimension.Bytes, 1e3), ("mb megabyte megabytes", Dimension.Bytes, 1e6),
        ("gb gigabyte gigabytes gig gigs gbyte gbytes", Dimension.Bytes, 1e9), ("tb terabyte terabytes", Dimension.Bytes, 1e12),
        ("kib", Dimension.Bytes, Kibi), ("mib", Dimension.Bytes, Mebi), ("gib", Dimension.Bytes, Gibi), ("tib", Dimension.Bytes, Gibi * Kibi),
        ("gbit gigabit gigabits gbits", Dimension.Bytes, 1e9 / 8), ("mbit megabit megabits", Dimension.Bytes, 1e6 / 8),
        ("gbps", Dimension.BytesPerSecond, 1e9 / 8), ("mbps", Dimension.BytesPerSecond, 1e6 / 8),
        ("param params parameter parameters weights", Dimension.Parameters, 1), ("token tokens tok toks", Dimension.Tokens, 1),
        ("request requests req reqs query queries call calls prompts conversations sequences sequence seqs users sessions slots streams", Dimension.Requests, 1),
        ("rps qps", Dimension.RequestsPerSecond, 1), ("tps", Dimension.TokensPerSecond, 1),
        ("us microseconds microsecond", Dimension.Seconds, 1e-6), ("ms msec millisecond milliseconds millis", Dimension.Seconds, 1e-3), ("s sec secs second seconds", Dimension.Seconds, 1),
        ("min minute minutes", Dimension.Seconds, 60), ("h hr hour hours", Dimension.Seconds, 3600), ("day days", Dimension.Seconds, 86400),
        ("gpu gpus card cards accelerator accelerators h100 h100s a100 a100s h200 h200s l40s l4s replica replicas machine machines node nodes instance instances device devices server servers", Dimension.Devices, 1),
        ("layer layers", Dimension.Layers, 1), ("head heads", Dimension.Heads, 1), ("dim dims dimension dimensions", Dimension.HeadSize, 1),
        ("euro euros eur dollar dollars usd", Dimension.Money, 1), ("cent cents ct", Dimension.Money, 0.01), ("percent pct", Dimension.Percent, 1),
    }.SelectMany(u => u.Words.Split(' ').Select(w => (w, (u.Dimension, u.Scale)))).ToDictionary();

    static readonly Dictionary<string, double> Precisions = new()
    {
        ["fp32"] = 4, ["float32"] = 4, ["fp16"] = 2, ["bf16"] = 2, ["float16"] = 2, ["bfloat16"] = 2, ["int8"] = 1, ["fp8"] = 1, ["int4"] = 0.5, ["fp4"] = 0.5, ["nf4"] = 0.5,
    };

    /// <summary>Numbers written as words.</summary>
    static readonly Dictionary<string, double> Numerals = new()
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13,
        ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    /// <summary>A unit by name; null when the word is none.</summary>
    public static (Dimension Dimension, double Scale)? Of(string word) => Words.TryGetValue(word, out var unit) ? unit : null;

    /// <summary>Bytes of one value in a named number format; null when the word names none.</summary>
    public static double? Precision(string word) => Precisions.TryGetValue(word, out var bytes) ? bytes : null;

    /// <summary>Thousand, million, billion; null for other words.</summary>
    public static double? Magnitude(string word) => word switch { "k" or "thousand" => 1e3, "m" or "mn" or "million" or "mio" or "millions" => 1e6, "b" or "bn" or "billion" or "billions" => 1e9, "hundred" => 100, "trillion" => 1e12, _ => null };

    /// <summary>A numeral in words; null for other words.</summary>
    public static double? Numeral(string word) => Numerals.TryGetValue(word, out var value) ? value : null;
}
