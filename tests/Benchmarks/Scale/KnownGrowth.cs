namespace Mockloop.Benchmarks.Scale;

/// <summary>Programs whose growth is known, called with their name, n and k; and ladders short enough to climb them often.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Time">How its time grows.</param>
/// <param name="Memory">How its memory grows.</param>
/// <param name="Sizes">The ladder.</param>
/// <param name="Python">It is the Python program of that name.</param>
sealed record KnownGrowth(string Name, string Time, string Memory, (long N, long K)[] Sizes, bool Python = false)
{
    static readonly (long, long)[] Shards =
        [(50_000, 16), (50_000, 256), (100_000, 64), (200_000, 32), (200_000, 256), (400_000, 128), (400_000, 512)];

    static readonly (long, long)[] PythonShards = [(2_000, 16), (2_000, 256), (5_000, 64), (10_000, 32), (10_000, 256), (20_000, 128)];

    public static KnownGrowth[] All { get; } =
    [
        new("constant", "1", "1", In(1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000)),
        new("searches", "log n", "1", In(1_000, 20_000, 400_000, 8_000_000, 200_000_000, 4_000_000_000)),
        new("scan", "n", "1", In(4_000_000, 8_000_000, 16_000_000, 32_000_000, 64_000_000, 100_000_000)),
        new("sort", "n log n", "n", In(100_000, 200_000, 400_000, 700_000, 1_000_000, 2_000_000)),
        new("pairs", "n^2", "1", In(2_000, 3_000, 5_000, 8_000, 11_000, 16_000)),
        new("nested", "n k", "1", Shards),
        new("heap", "n log k", "k", Array.ConvertAll(Shards, s => (s.Item1 * 4, s.Item2))),
        new("scan", "n", "n", In(50_000, 100_000, 200_000, 400_000, 700_000, 1_000_000), Python: true),
        new("nested", "n k", "1", PythonShards, Python: true),
        new("pairs", "n^2", "1", In(200, 400, 700, 1_000, 1_500, 2_000), Python: true),
    ];

    public const string Cpp = """
        #include <algorithm>
        #include <cstdint>
        #include <cstdlib>
        #include <functional>
        #include <queue>
        #include <string>
        #include <vector>
        static uint64_t mix(uint64_t x) { x ^= x >> 31; x *= 0x9e3779b97f4a7c15; x ^= x >> 29; return x * 0xbf58476d1ce4e5b9; }
        int main(int, char **a) {
            std::string what = a[1];
            uint64_t n = std::atoll(a[2]), k = std::atoll(a[3]), sum = 0;
            if (what == "constant")
                for (uint64_t i = 0; i < 15000000; i++) sum += mix(i);
            if (what == "searches")
                for (uint64_t i = 0; i < 500000; i++) {
                    uint64_t target = mix(i) % n, low = 0, high = n;
                    while (low < high) { uint64_t middle = (low + high) / 2; if (middle < target) low = middle + 1; else high = middle; }
                    sum += low;
                }
            if (what == "scan")
                for (uint64_t i = 0; i < n; i++) sum += mix(i);
            if (what == "sort") {
                std::vector<uint64_t> all(n);
                for (uint64_t i = 0; i < n; i++) all[i] = mix(i);
                std::sort(all.begin(), all.end());
                sum = all[n / 2];
            }
            if (what == "pairs")
                for (uint64_t i = 0; i < n; i++) for (uint64_t j = 0; j < n; j++) sum += mix(i ^ j) & 1;
            if (what == "nested") {
                std::vector<uint64_t> heads(k);
                for (uint64_t j = 0; j < k; j++) heads[j] = j;
                for (uint64_t i = 0; i < n; i++) {
                    size_t least = 0;
                    for (size_t j = 1; j < k; j++) if (heads[j] < heads[least]) least = j;
                    heads[least] += k + (mix(i) & 7);
                }
                sum = heads[0];
            }
            if (what == "heap") {
                std::vector<std::vector<char>> buffers(k, std::vector<char>(32768, 1));
                std::priority_queue<uint64_t, std::vector<uint64_t>, std::greater<>> heads;
                for (uint64_t j = 0; j < k; j++) heads.push(mix(j));
                for (uint64_t i = 0; i < n; i++) { uint64_t least = heads.top(); heads.pop(); sum += least; heads.push(least + (mix(i) >> 8)); }
                sum += buffers[k - 1][sum & 32767];
            }
            return sum == 1;
        }
        """;

    public const string PythonSource = """
        import sys
        what, n, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        if what == "scan":
            rows = []
            for i in range(n):
                rows.append(i * 31 & 0xffff | 0x10000)
        if what == "nested":
            heads = list(range(k))
            for i in range(n):
                least = 0
                for j in range(1, k):
                    if heads[j] < heads[least]:
                        least = j
                heads[least] += k + (i & 7)
        if what == "pairs":
            equal = 0
            for i in range(n):
                for j in range(n):
                    if i * 3 == j:
                        equal += 1
        """;

    static (long, long)[] In(params long[] sizes) => Array.ConvertAll(sizes, n => (n, 1L));
}
