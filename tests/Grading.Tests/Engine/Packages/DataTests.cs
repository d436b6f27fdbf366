using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine.Packages;

public sealed class DataTests
{
    const string Scoring = "problem_format_version: 2025-09\ntype: scoring\n";

    [Fact]
    public void Tests_come_samples_first_then_by_name_through_groups()
    {
        using var package = new PackageOnDisk("name: A\n").Tests("secret/2-b/x", "secret/2-b/deep/y", "secret/10", "sample/z")
            .Write(("data/secret/.hidden.in", ""), ("data/sample/2.interaction", ""), ("data/invalid_input/1.in", ""));
        package.Load().Tests.Select(t => t.Name).ShouldBe(["sample/z", "secret/1", "secret/10", "secret/2-b/deep/y", "secret/2-b/x"]);
        package.Load().Data.AllGroups.Select(g => g.Name).ShouldBe(["", "sample", "secret", "secret/2-b", "secret/2-b/deep"]);
    }

    [Fact]
    public void Only_the_folders_of_secret_are_groups_in_2025_09()
    {
        using var package = new PackageOnDisk().Without("data/secret").Tests("secret/g/b", "secret/g/deep/a");
        package.Group("secret/g").Tests.Select(t => t.Name).ShouldBe(["secret/g/b", "secret/g/deep/a"]);
    }

    [Fact]
    public void A_test_takes_its_settings_from_its_own_file_then_from_its_groups()
    {
        using var package = new PackageOnDisk("problem_format_version: 2025-09\nconstants: {eps: 1e-3}\n").Without("data/secret").Tests("secret/g/a", "secret/g/b", "sample/1").Write(
            ("output_validator/v.py", ""),
            ("data/secret/test_group.yaml", "output_validator_args: [outer]\nargs: [x]\ninput_validator_args: {check: [--n, 5]}\n"),
            ("data/secret/g/test_group.yaml", "output_validator_args: [\"{{eps}}\", \"{{other}}\"]\n"),
            ("data/secret/g/b.yaml", "args: [1, two]\noutput_validator_args: []\nhint: look\nfull_feedback: true\ninput_validator_args: [all]\n"),
            ("data/secret/g/b.files/data.txt", "in a file"));
        var (a, b, sample) = (package.Test("secret/g/a"), package.Test("secret/g/b"), package.Test("sample/1"));
        a.OutputValidatorArguments.ShouldBe(["1e-3", "{{other}}"]);
        a.Arguments.ShouldBe(["x"]);
        a.ArgumentsFor("check").ShouldBe(["--n", "5"]);
        a.ArgumentsFor("check.py").ShouldBe(["--n", "5"], "a validator may be named without its ending");
        a.ArgumentsFor("another").ShouldBeEmpty();
        (a.FullFeedback, a.FilesFolder).ShouldBe((false, null));
        b.OutputValidatorArguments.ShouldBeEmpty();
        b.Arguments.ShouldBe(["1", "two"]);
        b.ArgumentsFor("another").ShouldBe(["all"]);
        (b.Hint, b.FullFeedback).ShouldBe(("look", true));
        File.Exists(Path.Combine(b.FilesFolder!, "data.txt")).ShouldBeTrue();
        (sample.IsSample, sample.FullFeedback, sample.OutputValidatorArguments.Count).ShouldBe((true, true, 0));
    }

    [Fact]
    public void Legacy_flags_are_those_of_the_problem_then_of_the_nearest_group()
    {
        using var package = new PackageOnDisk("validation: custom\nvalidator_flags: --all\n").Tests("secret/g/a", "secret/h/a").Write(
            ("output_validators/one.py", ""), ("output_validators/two.py", ""),
            ("data/testdata.yaml", "input_validator_flags: in put\n"),
            ("data/secret/g/testdata.yaml", "output_validator_flags: --more 1\n"),
            ("data/secret/h/testdata.yaml", "output_validator_flags: {name: two.py, flags: x y}\n"),
            ("data/secret/1.hint", "think\n"));
        package.Load().OutputValidators.Select(v => v.Name).ShouldBe(["one.py", "two.py"]);
        package.Test("secret/1").OutputValidatorArguments.ShouldBe(["--all"]);
        package.Test("secret/1").ArgumentsFor("any").ShouldBe(["in", "put"]);
        package.Test("secret/1").Hint.ShouldBe("think");
        package.Test("secret/g/a").OutputValidatorArguments.ShouldBe(["--all", "--more", "1"]);
        var named = package.Test("secret/h/a");
        (named.OutputValidatorName, string.Join(' ', named.OutputValidatorArguments)).ShouldBe(("two.py", "--all x y"));
    }

    [Theory]
    [InlineData("", "data/testdata.yaml", "output_validator_flags")]
    [InlineData("problem_format_version: 2023-07-draft\n", "data/testdata.yaml", "output_validator_flags")]
    [InlineData("problem_format_version: 2023-07-draft\n", "data/secret/test_group.yaml", "output_validator_args")]
    [InlineData("problem_format_version: 2025-09\n", "data/secret/test_group.yaml", "output_validator_args")]
    public void The_default_validators_flags_reach_the_checker_in_every_version(string yaml, string file, string key)
    {
        using var package = new PackageOnDisk(yaml).Write((file, $"{key}: case_sensitive float_tolerance 1e-4\n"));
        var checker = package.Test("secret/1").Checker;
        (checker.CaseSensitive, checker.Absolute, checker.Relative).ShouldBe((true, 1e-4, 1e-4));
    }

    [Fact]
    public void Legacy_groups_hand_their_grading_down_key_by_key()
    {
        using var package = new PackageOnDisk("type: scoring\ngrading: {objective: min}\n").Tests("secret/g/a").Write(
            ("graders/g.py", ""),
            ("data/testdata.yaml", "on_reject: continue\ngrader_flags: ignore_sample max\nrange: 0 +inf\n"),
            ("data/secret/g/testdata.yaml", "on_reject: break\naccept_score: 7\nreject_score: -1\nrange: 0 7\ngrading: custom\n"));
        package.Load().Minimise.ShouldBeTrue();
        var (root, secret, group) = (package.Group("").Legacy!, package.Group("secret").Legacy!, package.Group("secret/g").Legacy!);
        (root.BreakOnReject, root.Most, root.Least, root.Custom).ShouldBe((false, double.PositiveInfinity, 0, false));
        root.Flags.ShouldBe(["ignore_sample", "max"]);
        secret.Flags.ShouldBe(["max"], "only the root can ignore the samples");
        (secret.BreakOnReject, secret.AcceptScore, secret.RejectScore).ShouldBe((false, 1, 0));
        (group.BreakOnReject, group.AcceptScore, group.RejectScore, group.Most, group.Custom).ShouldBe((true, 7, -1, 7, true));
        package.Load().Grader!.Language.ShouldBe("python3");
    }

    [Fact]
    public void Keys_older_than_legacy_win_over_the_groups()
    {
        using var package = new PackageOnDisk("type: scoring\ngrading: {on_reject: grade, accept_score: 2, range: 0 50}\n")
            .Write(("data/secret/testdata.yaml", "on_reject: break\naccept_score: 9\n"));
        var secret = package.Group("secret").Legacy!;
        (secret.BreakOnReject, secret.AcceptScore, secret.Most).ShouldBe((false, 2, 50));
    }

    [Fact]
    public void Scores_of_2025_09_follow_from_the_groups()
    {
        using var package = new PackageOnDisk(Scoring).Without("data/secret").Tests("sample/1", "secret/a/1", "secret/b/1", "secret/b/2", "secret/c/1").Write(
            ("static_validator/s.py", ""),
            ("data/secret/a/test_group.yaml", "max_score: 10\n"),
            ("data/secret/b/test_group.yaml", "max_score: 50\nscore_aggregation: sum\nstatic_validation_score: 10\nstatic_validator_args: [strict]\n"),
            ("data/secret/c/test_group.yaml", "max_score: 40\nscore_aggregation: min\nrequire_pass: [sample, secret/a]\n"));
        package.Load().Warnings.ShouldBeEmpty();
        package.Group("sample").Scoring.ShouldBeNull();
        package.Group("secret").Scoring!.ShouldBe(new GroupScoring(Aggregation.Sum, 100, package.Group("secret").Scoring!.RequirePass));
        package.Group("secret/a").Scoring!.Aggregation.ShouldBe(Aggregation.PassFail);
        package.Group("secret/a").Scoring!.MaxScore.ShouldBe(10);
        package.Test("secret/a/1").MaxScore.ShouldBeNull();
        package.Test("secret/b/2").MaxScore.ShouldBe(20, "(50 − 10) / 2");
        var check = package.Group("secret/b").StaticTest!;
        (check.MaxScore, check.PassFail, check.Arguments[0]).ShouldBe((10, false, "strict"));
        package.Test("secret/c/1").MaxScore.ShouldBe(40, "a minimum gives each the whole");
        package.Group("secret/c").Scoring!.RequirePass.ShouldBe(["sample", "secret/a"]);
    }

    [Fact]
    public void An_unbounded_sum_leaves_its_tests_without_bound()
    {
        using var package = new PackageOnDisk(Scoring).Write(("data/secret/test_group.yaml", "max_score: unbounded\n"));
        package.Group("secret").Scoring!.MaxScore.ShouldBeNull();
        package.Test("secret/1").MaxScore.ShouldBeNull();
    }

    [Fact]
    public void The_draft_shares_what_is_left_among_nested_groups_and_tests()
    {
        using var package = new PackageOnDisk("problem_format_version: 2023-07-draft\ntype: scoring\n").Without("data/secret")
            .Tests("secret/1", "secret/a/x", "secret/b/c/x", "secret/b/y").Write(
                ("data/secret/test_group.yaml", "scoring: {score: 90}\n"),
                ("data/secret/a/testdata.yaml", "scoring: {score: 30, aggregation: min}\n"),
                ("data/secret/b/test_group.yaml", "scoring: {aggregation: sum}\n"));
        package.Test("secret/1").MaxScore.ShouldBe(30, "(90 − 30) / 2");
        package.Group("secret/b").Scoring!.MaxScore.ShouldBe(30);
        package.Test("secret/b/y").MaxScore.ShouldBe(15);
        package.Group("secret/b/c").Scoring!.MaxScore.ShouldBe(15);
        package.Test("secret/a/x").MaxScore.ShouldBe(30);
    }

    [Fact]
    public void A_draft_that_is_graded_by_graders_is_taken_so()
    {
        using var package = new PackageOnDisk("problem_format_version: 2023-07-draft\ntype: scoring\n")
            .Write(("data/secret/testdata.yaml", "on_reject: continue\ngrader_flags: sum\naccept_score: 5\n"));
        var secret = package.Group("secret");
        (secret.Legacy!.BreakOnReject, secret.Legacy.AcceptScore, secret.Scoring).ShouldBe((false, 5, null));
    }

    [Theory]
    [InlineData("data/secret/2.in", "", "2.ans")]
    [InlineData("data/secret/test_group.yaml", "score_aggregation: avg\n", "score_aggregation", "avg", "min")]
    [InlineData("data/secret/test_group.yaml", "max_score: -1\n", "max_score", "-1")]
    [InlineData("data/secret/test_group.yaml", "require_pass: secret/none\n", "require_pass", "secret/none")]
    [InlineData("data/secret/test_group.yaml", "static_validation_score: 5\n", "static_validat", "add it")]
    [InlineData("data/secret/test_group.yaml", "output_validator_args: [sloppy]\n", "data/secret/test_group.yaml", "output_validator_args", "sloppy")]
    [InlineData("data/secret/1.yaml", "full_feedback: maybe\n", "full_feedback", "maybe")]
    public void Groups_and_tests_that_cannot_be_judged_are_refused_by_name(string file, string content, params string[] named)
    {
        using var package = new PackageOnDisk(Scoring).Write((file, content));
        package.IsRefused(named);
    }

    [Theory]
    [InlineData("on_reject: stop\n", "on_reject", "stop")]
    [InlineData("range: 5 1\n", "range", "5 1")]
    [InlineData("grading: custom\n", "grading", "graders")]
    public void Legacy_groups_that_cannot_be_graded_are_refused_by_name(string content, params string[] named)
    {
        using var package = new PackageOnDisk("type: scoring\n").Write(("data/testdata.yaml", content));
        package.IsRefused(named);
    }

    [Fact]
    public void Arguments_that_no_program_can_be_started_with_are_refused()
    {
        using var package = new PackageOnDisk("problem_format_version: 2025-09\n").Write(("data/secret/1.yaml", $"args: [{new string('a', 70_000)}]\n"));
        package.IsRefused("data/secret/1", "args", "64 KiB");
    }
}
