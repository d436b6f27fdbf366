namespace Mockloop.Grading.Engine.Languages;

/// <summary>JavaScript by Node. The file to start with is checked ahead; the others when they are loaded.</summary>
static class JavaScript
{
    public static Language Language { get; } = new()
    {
        Code = "javascript",
        Name = "JavaScript",
        Extensions = [".js", ".mjs", ".cjs"],
        Toolchain = Toolchain.Find("node", "Debian: apt-get install nodejs"),
        Produces = false,
        Compile = sources => ["/usr/bin/node", "--check", $"/prog/{sources.Entry}"],
        Run = program =>
        [
            "/usr/bin/node", $"--max-old-space-size={program.Limits.MemoryBytes >> 20}",
            $"--stack-size={StackFor(program)}", "--v8-pool-size=1", $"/prog/{program.Entry}",
        ],
        Environment = _ => ["UV_THREADPOOL_SIZE=2"], // fewer threads than a core each: the limit must not depend on the machine
        StartUp = TimeSpan.FromMilliseconds(50),
        OwnMemory = 64L << 20,
        OwnThreads = 16,
        SegmentationFaultIsStack = true,
        Symptoms =
        [
            new(Verdict.StackLimit, "RangeError: Maximum call stack size exceeded"),
            new(Verdict.MemoryLimit, "JavaScript heap out of memory"),
            new(Verdict.MemoryLimit, "RangeError: Array buffer allocation failed"),
        ],
        Hello = "console.log('hello');\n",
    };

    /// <summary>In KiB; what V8 calls from the deepest frame needs some of the stack, too.</summary>
    static long StackFor(Sources program)
    {
        var stack = program.Limits.StackBytes;
        return (stack - Math.Min(stack / 4, 1L << 20)) >> 10;
    }
}
