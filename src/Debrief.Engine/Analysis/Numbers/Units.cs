namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Units by the words that name them.</summary>
static class Units
{
    const double Kibi = 1024, Mebi = Kibi * 1024, Gibi = Mebi * 1024;

    static readonly Dictionary<string, (Dimension Dimension, double Scale)> Words = new (string Words, Dimension Dimension, double Scale)[]
    {
        ("byte bytes", Dimension.Bytes, 1), ("kb kbs kilobyte kilobytes kbyte kbytes", Dimension.Bytes, 1e3), ("mb mbs megabyte megabytes meg megs mbyte mbytes", Dimension.Bytes, 1e6),
        ("gb gbs gigabyte gigabytes gig gigs giga gbyte gbytes", Dimension.Bytes, 1e9), ("tb tbs terabyte terabytes tbyte tbytes", Dimension.Bytes, 1e12), ("pb petabyte petabytes", Dimension.Bytes, 1e15),
        ("kib kibibyte kibibytes", Dimension.Bytes, Kibi), ("mib mibs mebibyte mebibytes", Dimension.Bytes, Mebi), ("gib gibs gibibyte gibibytes", Dimension.Bytes, Gibi), ("tib tibs tebibyte tebibytes", Dimension.Bytes, Gibi * Kibi),
        ("gbit gigabit gigabits gbits", Dimension.Bytes, 1e9 / 8), ("mbit megabit megabits mbits", Dimension.Bytes, 1e6 / 8), ("tbit terabit terabits tbits", Dimension.Bytes, 1e12 / 8),
        ("gbps", Dimension.BytesPerSecond, 1e9 / 8), ("mbps", Dimension.BytesPerSecond, 1e6 / 8), ("tbps", Dimension.BytesPerSecond, 1e12 / 8),
        ("param params parameter parameters weights", Dimension.Parameters, 1),
        ("token tokens tok toks", Dimension.Tokens, 1), ("ktok ktoks ktoken ktokens", Dimension.Tokens, 1e3), ("mtok mtoks mtoken mtokens", Dimension.Tokens, 1e6),
        ("request requests req reqs query queries call calls prompt prompts conversation conversations sequence sequences seqs user users session sessions slot slots stream streams", Dimension.Requests, 1),
        ("answer answers reply replies client clients customer customers reader readers chat chats document documents doc docs page pages essay essays sample samples message messages question questions job jobs item items record records mail mails email emails ticket tickets summary summaries visitor visitors caller callers image images img imgs transaction transactions", Dimension.Items, 1),
        ("rps qps", Dimension.RequestsPerSecond, 1), ("tps", Dimension.TokensPerSecond, 1),
        ("us µs μs usec microseconds microsecond", Dimension.Seconds, 1e-6), ("ms msec msecs millisecond milliseconds milli millis millisec millisecs", Dimension.Seconds, 1e-3), ("s sec secs second seconds", Dimension.Seconds, 1),
        ("min mins minute minutes", Dimension.Seconds, 60), ("h hr hrs hour hours", Dimension.Seconds, 3600), ("day days", Dimension.Seconds, 86400), ("week weeks", Dimension.Seconds, 7 * 86400), ("month months", Dimension.Seconds, 30.4 * 86400), ("year years", Dimension.Seconds, 365 * 86400),
        ("gpu gpus card cards accelerator accelerators h100 h100s a100 a100s h200 h200s b200 b200s l40s l4 l4s a10 a10s a10g t4 t4s v100 v100s mi300x replica replicas machine machines node nodes instance instances device devices server servers box boxes worker workers pod pods host hosts", Dimension.Devices, 1),
        ("layer layers", Dimension.Layers, 1), ("head heads", Dimension.Heads, 1), ("dim dims dimension dimensions", Dimension.HeadSize, 1),
        ("w watt watts", Dimension.Power, 1), ("kw kilowatt kilowatts", Dimension.Power, 1e3), ("mw megawatt megawatts", Dimension.Power, 1e6),
        ("euro euros eur dollar dollars usd buck bucks pound pounds gbp franc francs chf", Dimension.Money, 1), ("cent cents ct cts eurocent eurocents", Dimension.Money, 0.01), ("percent pct percentage", Dimension.Percent, 1),
    }.SelectMany(u => u.Words.Split(' ').Select(w => (w, (u.Dimension, u.Scale)))).ToDictionary();

    static readonly Dictionary<string, double> Precisions = new()
    {
        ["fp32"] = 4, ["float32"] = 4, ["fp16"] = 2, ["bf16"] = 2, ["float16"] = 2, ["bfloat16"] = 2, ["int8"] = 1, ["fp8"] = 1, ["w8a8"] = 1, ["int4"] = 0.5, ["fp4"] = 0.5, ["nf4"] = 0.5, ["q4"] = 0.5, ["w4a16"] = 0.5,
    };

    /// <summary>Numbers written as words.</summary>
    static readonly Dictionary<string, double> Numerals = new()
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13,
        ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fourty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    /// <summary>A unit by name; null when the word is none.</summary>
    public static (Dimension Dimension, double Scale)? Of(string word) => Words.TryGetValue(word, out var unit) ? unit : null;

    /// <summary>Bytes of one value in a named number format; null when the word names none.</summary>
    public static double? Precision(string word) => Precisions.TryGetValue(word, out var bytes) ? bytes : null;

    /// <summary>Thousand, million, billion; null for other words.</summary>
    public static double? Magnitude(string word) => word switch
    {
        "k" or "thousand" or "thousands" => 1e3,
        "m" or "mn" or "mio" or "mil" or "million" or "millions" => 1e6,
        "b" or "bn" or "billion" or "billions" => 1e9,
        "hundred" => 100,
        "t" or "tn" or "trillion" or "trillions" => 1e12,
        _ => null,
    };

    /// <summary>A numeral in words; null for other words.</summary>
    public static double? Numeral(string word) => Numerals.TryGetValue(word, out var value) ? value : null;
}
