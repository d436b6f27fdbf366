using System.Diagnostics;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>What candidates run at home.</summary>
public sealed class TryTests
{
    [Theory]
    [InlineData("merge-token-streams", "accepted/heap.cpp", "-n 20001", "right        20,001 rows in 21 batches", "% of the input was pulled", "peak memory")]
    [InlineData("merge-token-streams", "accepted/heapq_merge.py", "-n 20001 -k 5 -b 7", "right        20,001 rows in 2,858 batches", "gaps", "throughput")]
    [InlineData("merge-token-streams", "not_incremental/read_all.py", "-n 20000", "right        20,000 rows in 20 batches", "after 100.0 % of the input", "CPU")]
    [InlineData("merge-token-streams", "accepted/heap.py", "-n 0", "right        0 rows in 0 batches", "", "")]
    [InlineData("registry-repair", "accepted/union_find.cpp", "-n 5000 -k 2000 --seed 3", "right", "after 100.0 % of the input", "peak memory")]
    [InlineData("registry-repair", "accepted/breadth_first.py", "-n 5000 -k 2000", "right", "first batch", "peak memory")]
    public void A_right_solution_gets_its_figures(string package, string submission, string arguments, params string[] words)
    {
        var (code, said) = Try(package, submission, arguments);
        code.ShouldBe(0, said);
        foreach (var word in words)
            said.ShouldContain(word);
    }

    [Theory]
    [InlineData("merge-token-streams", "wrong_answer/unstable.cpp", "", "wrong        row ")]
    [InlineData("merge-token-streams", "wrong_answer/off_by_one.py", "", "the output ended after 20,000 of 20,001 rows")]
    [InlineData("merge-token-streams", "wrong_answer/batch_size_ignored.cpp", "", "batch 1 holds 20,001 rows; the batch size is 1,000")]
    [InlineData("merge-token-streams", "run_time_error/recursive.cpp", "-n 200000", "ended by SIGSEGV; too deep a recursion ends like this")]
    [InlineData("registry-repair", "run_time_error/recursive_search.py", "", "ended with exit code 1")]
    [InlineData("registry-repair", "wrong_answer/pairs_ignored.py", "", "wrong        row ")]
    public void A_wrong_solution_is_told_why(string package, string submission, string arguments, string words)
    {
        var (code, said) = Try(package, submission, $"-n 20001 {arguments}");
        code.ShouldBe(1, said);
        said.ShouldContain(words);
    }

    [Fact]
    public void What_does_not_compile_is_no_answer()
    {
        var file = Path.Combine(Path.GetTempPath(), $"mockloop-try-{Environment.ProcessId}.cpp");
        File.WriteAllText(file, "nonsense");
        try
        {
            Try("merge-token-streams", file, "").Code.ShouldBe(2);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Both_packages_have_the_same_one() =>
        Directory.EnumerateDirectories(Streamed.Packages).Select(p => File.ReadAllText(Path.Combine(p, "attachments", "try.py"))).Distinct().Count().ShouldBe(1);

    static (int Code, string Said) Try(string package, string submission, string arguments)
    {
        var folder = Path.Combine(Streamed.Packages, package);
        var start = new ProcessStartInfo("python3", ["-B", Path.Combine(folder, "attachments", "try.py"), Path.Combine(folder, "submissions", submission), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.Result);
    }
}
