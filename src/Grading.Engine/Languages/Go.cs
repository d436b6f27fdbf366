namespace Mockloop.Grading.Engine.Languages;

/// <summary>Go. Its stacks grow on the heap up to 1 GB, so that endless recursion may meet the memory limit first.</summary>
static class Go
{
    public static Language Language { get; } = new()
    {
        Code = "go",
        Name = "Go",
        Extensions = [".go"],
        Toolchain = Toolchain.Find("go", "Debian: apt-get install golang-go") with { VersionArgument = "version" },
        Produces = true,
        Compile = sources => ["/usr/bin/go", "build", "-o", "/box/out/program", .. sources.Paths],
        Run = _ => ["/prog/program"],
        Environment = limits =>
        [
            "GOCACHE=/tmp/go", "GOPATH=/tmp/gopath", "GO111MODULE=off", "GOFLAGS=-p=2", "CGO_ENABLED=0",
            "GOTRACEBACK=single", $"GOMEMLIMIT={limits.MemoryBytes * 9 / 10}",
        ],
        OwnMemory = 16L << 20,
        OwnThreads = 32,
        Symptoms =
        [
            new(Verdict.StackLimit, "goroutine stack exceeds"),
            new(Verdict.MemoryLimit, "runtime: out of memory"),
        ],
        Hello = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n",
    };
}
