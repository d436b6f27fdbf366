using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using static Mockloop.Grading.Engine.Packages.KattisVerdict;

namespace Mockloop.Grading.Tests.Engine.Packages;

public sealed class SubmissionTests
{
    const string New = "problem_format_version: 2025-09\n";

    [Theory]
    [InlineData("accepted", "AC", "", true, false)]
    [InlineData("rejected", "", "WA TLE RTE", false, false)]
    [InlineData("wrong_answer", "AC WA", "WA", true, false)]
    [InlineData("time_limit_exceeded", "AC TLE", "TLE", false, true)]
    [InlineData("run_time_error", "AC RTE", "RTE", true, false)]
    [InlineData("brute_force", "AC TLE RTE", "TLE RTE", false, false)]
    public void Folders_of_2025_09_speak_of_the_tests(string folder, string permitted, string required, bool below, bool above)
    {
        using var package = new PackageOnDisk(New).Write(($"submissions/{folder}/a.cpp", ""));
        var submission = package.Submission($"{folder}/a.cpp");
        var expectation = submission.Expectations.ShouldHaveSingleItem();
        Words(expectation.Permitted).ShouldBe(permitted);
        Words(expectation.Required).ShouldBe(required);
        (expectation.Final, expectation.Tests, submission.BoundsFromBelow, submission.BoundsFromAbove).ShouldBe((null, null, below, above));
    }

    [Theory]
    [InlineData("accepted", "AC", true, false)]
    [InlineData("partially_accepted", "PAC", false, false)]
    [InlineData("wrong_answer", "WA", false, false)]
    [InlineData("time_limit_exceeded", "TLE", false, true)]
    [InlineData("run_time_error", "RTE", false, false)]
    [InlineData("compiler_error", "CE", false, false)]
    public void Legacy_folders_speak_of_the_whole(string folder, string final, bool below, bool above)
    {
        using var package = new PackageOnDisk("name: Old\n").Write(($"submissions/{folder}/a.cpp", ""));
        var submission = package.Submission($"{folder}/a.cpp");
        var expectation = submission.Expectations.ShouldHaveSingleItem();
        (Words(expectation.Final), expectation.Permitted, expectation.Required).ShouldBe((final, null, null));
        (submission.BoundsFromBelow, submission.BoundsFromAbove).ShouldBe((below, above));
    }

    [Fact]
    public void Entries_add_to_their_folder_or_replace_it_when_they_name_it()
    {
        using var package = new PackageOnDisk(New).Write(
            ("submissions/wrong_answer/a.py", ""), ("submissions/wrong_answer/b.py", ""), ("submissions/time_limit_exceeded/c.py", ""),
            ("submissions/submissions.yaml", """
                time_limit_exceeded/:
                  permitted: [AC, WA, TLE]
                wrong_answer/{a,x}.*:
                  required: [WA]
                  message: too small
                  sample: {permitted: [AC], use_for_time_limit: false}
                  secret/*-{big,huge}: {permitted: [AC, TLE], required: [TLE]}
                """));
        var a = package.Submission("wrong_answer/a.py");
        a.Expectations.Select(e => $"{e.Source}|{e.Tests}|{Words(e.Permitted)}|{Words(e.Required)}|{e.Message}").ShouldBe(
        [
            "wrong_answer||AC WA|WA|",
            "wrong_answer/{a,x}.*|||WA|too small",
            "wrong_answer/{a,x}.*|sample|AC||",
            "wrong_answer/{a,x}.*|secret/*-{big,huge}|AC TLE|TLE|",
        ]);
        a.Expectations.Select(e => (e.BoundsFromBelow, e.BoundsFromAbove)).ShouldBe([(true, false), (false, false), (false, false), (false, true)]);
        package.Submission("wrong_answer/b.py").Expectations.Count.ShouldBe(1);
        var c = package.Submission("time_limit_exceeded/c.py").Expectations.ShouldHaveSingleItem();
        (Words(c.Permitted), Words(c.Required), c.BoundsFromAbove).ShouldBe(("AC WA TLE", "TLE", true), "what is not said stays the folder's");
    }

    [Theory]
    [InlineData("use_for_time_limit: false", "AC", "", false, false)]
    [InlineData("use_for_time_limit: true", "AC", "", true, false)]
    [InlineData("use_for_time_limit: lower", "AC", "", true, false)]
    [InlineData("use_for_time_limit: upper", "AC", "TLE", false, true)]
    [InlineData("permitted: [AC, TLE]", "AC TLE", "", false, false)]
    public void What_bounds_the_time_limit_can_be_said(string line, string permitted, string required, bool below, bool above)
    {
        using var package = new PackageOnDisk(New).Write(("submissions/accepted/a.py", ""), ("submissions/submissions.yaml", $"accepted: {{{line}}}\n"));
        var expectation = package.Submission("accepted/a.py").Expectations.ShouldHaveSingleItem();
        (Words(expectation.Permitted), Words(expectation.Required)).ShouldBe((permitted, required));
        (expectation.BoundsFromBelow, expectation.BoundsFromAbove).ShouldBe((below, above));
    }

    [Fact]
    public void Language_entry_point_and_scores_are_taken_from_the_entry()
    {
        using var package = new PackageOnDisk($"{New}type: scoring\n").Write(
            ("submissions/mine/a/run.py", ""), ("submissions/mine/a/other.py", ""), ("submissions/mine/b.py", ""),
            ("submissions/submissions.yaml", "mine/a: {language: python3numpy, entrypoint: run.py, score: [10, 20], model_solution: true, authors: Me}\nmine/b.py: {score: 7.5, secret: {score: 5}}\n"));
        var a = package.Submission("mine/a");
        (a.Program.Language, a.Program.EntryPoint).ShouldBe(("python3numpy", "run.py"));
        a.Expectations.ShouldHaveSingleItem().Score.ShouldBe((10, 20));
        package.Submission("mine/b.py").Expectations.Select(e => (e.Tests, e.Score)).ShouldBe([(null, (7.5, 7.5)), ("secret", (5, 5))]);
        package.Load().Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_comment_in_the_source_says_what_its_folder_does_not()
    {
        using var package = new PackageOnDisk("name: Old\n").Write(
            ("submissions/mixed/a.cpp", "// @EXPECTED_RESULTS@: TIMELIMIT, RUN_TIME_ERROR\n"),
            ("submissions/mixed/b.cpp", "int main() {}\n"),
            ("submissions/accepted/c.cpp", "// @EXPECTED_RESULTS@: WRONG-ANSWER\n"));
        Words(package.Submission("mixed/a.cpp").Expectations.ShouldHaveSingleItem().Final).ShouldBe("TLE RTE");
        package.Submission("mixed/b.cpp").Expectations.ShouldBeEmpty();
        Words(package.Submission("accepted/c.cpp").Expectations.ShouldHaveSingleItem().Final).ShouldBe("AC", "the folder holds");
        package.Load().Warnings.ShouldContain(w => w.Contains("mixed/b.cpp", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_programs_in_folders_are_submissions()
    {
        using var package = new PackageOnDisk(New).Write(
            ("submissions/README.md", ""), ("submissions/accepted/README.md", ""), ("submissions/accepted/.a.py.swp", ""),
            ("submissions/accepted/dir/main.cpp", ""), ("submissions/accepted/dir/more.h", ""), ("submissions/accepted/A.kt", ""));
        package.Load().Submissions.Select(s => (s.Name, s.Program.Language)).ShouldBe([("accepted/A.kt", "kotlin"), ("accepted/dir", "cpp")]);
        package.Submission("accepted/dir").Program.Files.Select(f => f.Name).ShouldBe(["main.cpp", "more.h"]);
    }

    [Fact]
    public void Answers_need_no_language_where_the_problem_asks_for_answers()
    {
        using var package = new PackageOnDisk($"{New}type: submit-answer\n").Write(("submissions/accepted/all/1.ans", "1\n"));
        package.Load().Submissions.ShouldHaveSingleItem().Name.ShouldBe("accepted/all");
    }

    [Theory]
    [InlineData("permitted: [OK]", "permitted", "OK", "expected AC")]
    [InlineData("score: [2, 1]", "score", "2 1")]
    [InlineData("use_for_time_limit: maybe", "use_for_time_limit", "maybe")]
    public void Expectations_that_cannot_be_read_are_refused(string line, params string[] named)
    {
        using var package = new PackageOnDisk(New).Write(("submissions/accepted/a.py", ""), ("submissions/submissions.yaml", $"accepted/*: {{{line}}}\n"));
        package.IsRefused(named);
    }

    [Fact]
    public void More_patterns_than_anybody_writes_are_refused()
    {
        using var package = new PackageOnDisk(New).Write(("submissions/submissions.yaml", string.Concat(Enumerable.Range(0, 1001).Select(i => $"x{i}*: {{}}\n"))));
        package.IsRefused("submissions.yaml", "1001", "1000");
    }

    [Theory]
    [InlineData("accepted", "accepted/a.py", true)]
    [InlineData("accepted/", "accepted/a/main.py", true)]
    [InlineData("accepted/*", "accepted/a.py", true)]
    [InlineData("*/a.py", "accepted/a.py", true)]
    [InlineData("*", "accepted/a.py", true)]
    [InlineData("accept", "accepted/a.py", false)]
    [InlineData("a.py", "accepted/a.py", false)]
    [InlineData("accepted/a", "accepted/a.py", false)]
    [InlineData("*/*/a.py", "accepted/a.py", false)]
    [InlineData("secret/*{1,3,5}", "secret/003", true)]
    [InlineData("secret/*{1,3,5}", "secret/002", false)]
    [InlineData("secret/*-big", "secret/g/1-big", false)]
    [InlineData("x.{py,cpp}", "x.cpp", true)]
    [InlineData("x.{py,c{c,xx}}", "x.cxx", true)]
    [InlineData("a.b", "aXb", false)]
    [InlineData("[ab]", "a", false)]
    public void Patterns_match_whole_names_and_what_is_in_a_folder(string pattern, string name, bool matches) =>
        new Glob(pattern).Matches(name).ShouldBe(matches);

    [Theory]
    [InlineData("a{b")]
    [InlineData("a}b")]
    [InlineData("*{*{*{*{*{*{*{*")]
    public void Broken_patterns_are_refused(string pattern) => Should.Throw<PackageException>(() => new Glob(pattern));

    static string Words(IEnumerable<KattisVerdict>? verdicts) => string.Join(' ', (verdicts ?? []).Order());
}
