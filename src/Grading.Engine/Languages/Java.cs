using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>
/// Java by the newest JDK below <c>/usr/lib/jvm</c>. One collector thread and two cores as the virtual machine sees them, so
/// that its threads do not depend on the machine; the heap is the problem's memory, what the machine needs besides comes on top.
/// </summary>
static class Java
{
    static readonly string? Home = NewestHome();

    public static Language Language { get; } = new()
    {
        Code = "java",
        Name = "Java",
        Extensions = [".java"],
        DefaultSource = "Main.java",
        Toolchain = Home is null
            ? new("/usr/lib/jvm", "no JDK where Debian keeps them; Debian: apt-get install default-jdk-headless")
            : new($"{Home}/bin/java", null),
        Produces = true,
        Compile = sources =>
        [
            $"{Home}/bin/javac", .. Machine.Select(flag => $"-J{flag}"), "-J-XX:TieredStopAtLevel=1", $"-J-Xmx{sources.Limits.MemoryBytes * 3 / 4 >> 20}m",
            "-encoding", "UTF-8", "-proc:none", "-d", "/box/out", .. sources.Paths,
        ],
        Run = program =>
        [
            $"{Home}/bin/java", .. Machine, $"-Xmx{program.Limits.MemoryBytes >> 20}m", $"-Xss{Stack(program.Limits) >> 10}k",
            "-XX:MaxJavaStackTraceDepth=64", "-Dfile.encoding=UTF-8", "-cp", "/prog", MainClass(program),
        ],
        StartUp = TimeSpan.FromMilliseconds(150),
        OwnMemory = 160L << 20,
        OwnThreads = 32,
        StackFor = Stack,
        Symptoms =
        [
            new(Verdict.StackLimit, "java.lang.StackOverflowError"),
            new(Verdict.ProcessLimit, "unable to create native thread"),
            new(Verdict.MemoryLimit, "java.lang.OutOfMemoryError"),
        ],
        Hello = "public class Main { public static void main(String[] a) { System.out.println(\"hello\"); } }\n",
    };

    // To throw at an overflow, the machine takes four times the stack.
    static long Stack(Limits limits) => new[] { limits.StackBytes, limits.MemoryBytes / 4, 64L << 20 }.Min();

    static string[] Machine => ["-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:ActiveProcessorCount=2", "-Xshare:auto"];

    /// <summary>The named class; else <c>Main</c>; else the class of the only source; else the first that is no inner one.</summary>
    static string MainClass(Sources program)
    {
        if (program.Named is { } named)
            return named.EndsWith(".java", StringComparison.Ordinal) ? named[..^".java".Length] : named;
        var classes = program.Built.Where(f => f.EndsWith(".class", StringComparison.Ordinal) && !f.Contains('$'))
            .Select(f => f[..^".class".Length].Replace('/', '.')).Order(StringComparer.Ordinal).ToList();
        var source = program.Files is [var only] ? Path.GetFileNameWithoutExtension(only) : "Main";
        return Find("Main") ?? Find(source) ?? classes.FirstOrDefault() ?? "Main";

        string? Find(string name) => classes.FirstOrDefault(c => c == name || c.EndsWith($".{name}", StringComparison.Ordinal));
    }

    static string? NewestHome() => Directory.Exists("/usr/lib/jvm")
        ? Directory.EnumerateDirectories("/usr/lib/jvm").Where(h => Toolchain.IsBelowUsr($"{h}/bin/javac")).MaxBy(VersionOf)
        : null;

    static Version VersionOf(string home)
    {
        const string key = "JAVA_VERSION=\"";
        var release = Path.Combine(home, "release");
        var line = File.Exists(release) ? File.ReadLines(release).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)) : null;
        var number = line?[key.Length..].TrimEnd('"').Split('_', '-', '+')[0];
        return Version.TryParse(number?.Contains('.') == true ? number : $"{number}.0", out var version) ? version : new();
    }
}
