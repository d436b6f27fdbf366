namespace Mockloop.Grading.Engine.Languages;

/// <summary>Rust, edition 2021. The entry file is the crate's root; other files are its modules.</summary>
static class Rust
{
    public static Language Language { get; } = new()
    {
        Code = "rust",
        Name = "Rust",
        Extensions = [".rs"],
        Toolchain = Toolchain.Find("rustc", "Debian: apt-get install rustc"),
        Produces = true,
        Compile = sources =>
        [
            "/usr/bin/rustc", "--edition=2021", "-Copt-level=3", "-Clinker=/usr/bin/gcc", "--crate-name=program",
            "-o", "/box/out/program", $"/prog/{sources.Entry}",
        ],
        Run = _ => ["/prog/program"],
        Symptoms =
        [
            new(Verdict.StackLimit, "has overflowed its stack"),
            new(Verdict.MemoryLimit, "memory allocation of "),
        ],
        Hello = "fn main() { println!(\"hello\"); }\n",
    };
}
