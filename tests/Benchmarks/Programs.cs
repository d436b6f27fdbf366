namespace Mockloop.Benchmarks;

/// <summary>Small programs to measure with, compiled once per run.</summary>
static class Programs
{
    /// <summary>Spins until its own CPU time reaches the argument, in milliseconds.</summary>
    public const string Spin = """
        #include <cstdlib>
        #include <ctime>
        int main(int, char **a) { volatile long x = 0; while (std::clock() < std::atol(a[1]) * (CLOCKS_PER_SEC / 1000)) for (int i = 0; i < 1000; i++) x = x + i; }
        """;

    /// <summary>A fixed number of steps that stay in the cache.</summary>
    public const string InCache = """
        #include <cstdint>
        int main() { static uint32_t t[4096]; uint32_t x = 1; for (long i = 0; i < 1500000000; i++) { x = x * 1664525 + 1013904223; t[x >> 20] += x; } return t[7] == 1; }
        """;

    /// <summary>A fixed number of steps through 256 MiB in random order: each waits for memory.</summary>
    public const string AtRandom = """
        #include <cstdint>
        #include <vector>
        int main() { std::vector<uint32_t> t(1 << 26, 1); uint32_t x = 1; for (long i = 0; i < 12000000; i++) { x = x * 1664525 + 1013904223 + t[x >> 6]; } return x == 0; }
        """;

    /// <summary>Reads a number and writes the next one, that many times; the one called with <c>first</c> begins.</summary>
    public const string PingPong = """
        #include <unistd.h>
        #include <cstdlib>
        #include <cstring>
        #include <cstdio>
        int main(int n, char **a) {
            long left = std::atol(a[1]); char text[32]; long value = 0; bool speaks = n > 2;
            while (left > 0) {
                if (speaks) { int length = std::snprintf(text, sizeof text, "%ld\n", value + 1); if (write(1, text, length) != length) return 1; left--; }
                speaks = true; int at = 0;
                do { if (read(0, text + at, 1) != 1) return left > 0; } while (text[at++] != '\n');
                value = std::atol(text);
            }
        }
        """;

    /// <summary>Compiles it into the folder.</summary>
    public static string Compile(string folder, string name, string source)
    {
        var (file, program) = (Path.Combine(folder, name + ".cpp"), Path.Combine(folder, name));
        File.WriteAllText(file, source);
        BareProcess.Run("/usr/bin/g++", "-O2", "-o", program, file);
        return program;
    }
}
