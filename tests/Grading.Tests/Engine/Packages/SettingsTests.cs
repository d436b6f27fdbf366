using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine.Packages;

public sealed class SettingsTests
{
    const string New = "problem_format_version: 2025-09\n";
    static readonly (string, string) Validator = ("output_validator/validate.py", "");

    [Theory]
    [InlineData("", FormatVersion.Legacy)]
    [InlineData("problem_format_version: legacy\n", FormatVersion.Legacy)]
    [InlineData("problem_format_version: legacy-icpc\n", FormatVersion.Legacy)]
    [InlineData("problem_format_version: 2023-07-draft\n", FormatVersion.Draft)]
    [InlineData(New, FormatVersion.V2025)]
    public void Every_version_of_the_format_is_told_apart(string yaml, FormatVersion expected)
    {
        using var package = new PackageOnDisk(yaml);
        package.Load().Format.ShouldBe(expected);
    }

    [Theory]
    [InlineData("type: pass-fail", ProblemTypes.PassFail)]
    [InlineData("type: [scoring, interactive]", ProblemTypes.Scoring | ProblemTypes.Interactive)]
    [InlineData("type: [interactive, multi-pass]", ProblemTypes.Interactive | ProblemTypes.MultiPass)]
    [InlineData("type: scoring multi-pass", ProblemTypes.Scoring | ProblemTypes.MultiPass)]
    [InlineData("type: submit-answer", ProblemTypes.SubmitAnswer)]
    public void Types_may_be_a_word_or_a_list(string type, ProblemTypes expected)
    {
        using var package = new PackageOnDisk($"{New}{type}\n").Write(Validator);
        package.Load().Types.ShouldBe(expected);
    }

    [Theory]
    [InlineData("custom", ProblemTypes.PassFail)]
    [InlineData("custom interactive", ProblemTypes.Interactive)]
    [InlineData("custom score interactive", ProblemTypes.Interactive)]
    [InlineData("custom multi-pass", ProblemTypes.MultiPass)]
    public void Legacy_validation_says_how_the_validator_works(string validation, ProblemTypes expected)
    {
        using var package = new PackageOnDisk($"validation: {validation}\n").Write(("output_validators/v/validate.cc", ""), ("output_validators/v/validate.h", ""));
        var loaded = package.Load();
        loaded.Types.ShouldBe(expected);
        loaded.OutputValidators.ShouldHaveSingleItem().Name.ShouldBe("v");
    }

    [Fact]
    public void Silent_packages_get_the_defaults_of_their_version()
    {
        using var old = new PackageOnDisk("name: Old\n");
        using var young = new PackageOnDisk(New);
        var (legacy, later) = (old.Load(), young.Load());
        (legacy.TimeLimit.AcceptedToLimit, legacy.TimeLimit.LimitToTooSlow).ShouldBe((5, 2));
        (later.TimeLimit.AcceptedToLimit, later.TimeLimit.LimitToTooSlow).ShouldBe((2, 1.5));
        (later.TimeLimit.Given, later.TimeLimit.Resolution).ShouldBe((null, TimeSpan.FromSeconds(1)));
        (later.CodeBytes, later.Passes, later.Languages).ShouldBe((128 << 10, 1, null));
        (later.Validation.Cpu, later.Validation.OutputBytes).ShouldBe((TimeSpan.FromSeconds(60), 8 << 20));
        (legacy.AllowFileWriting, later.AllowFileWriting).ShouldBe((true, false));
    }

    [Fact]
    public void Limits_are_read_with_their_units()
    {
        using var package = new PackageOnDisk($$"""
            {{New}}type: multi-pass
            languages: [cpp, python3]
            limits:
              time_limit: 0.5
              time_multipliers: {ac_to_time_limit: 3, time_limit_to_tle: 1.25}
              time_resolution: 0.1
              memory: 512
              output: 16
              code: 64
              compilation_time: 30
              compilation_memory: 1024
              validation_time: 20
              validation_memory: 256
              validation_output: 4
              validation_passes: 7
            """).Write(Validator);
        var loaded = package.Load();
        loaded.Limits.ShouldBe(new Limits
        {
            Cpu = TimeSpan.FromSeconds(0.5),
            Wall = TimeSpan.FromSeconds(3),
            MemoryBytes = 512 << 20,
            OutputBytes = 16 << 20,
            StackBytes = 256 << 20,
        });
        loaded.TimeLimit.ShouldBe(new TimeLimitRule
        {
            Given = TimeSpan.FromSeconds(0.5),
            AcceptedToLimit = 3,
            LimitToTooSlow = 1.25,
            Resolution = TimeSpan.FromSeconds(0.1),
        });
        (loaded.Compilation.Cpu, loaded.Compilation.Wall, loaded.Compilation.MemoryBytes).ShouldBe((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), 1 << 30));
        (loaded.Validation.Cpu, loaded.Validation.MemoryBytes, loaded.Validation.OutputBytes).ShouldBe((TimeSpan.FromSeconds(20), 256 << 20, 4 << 20));
        (loaded.Passes, loaded.CodeBytes).ShouldBe((7, 64 << 10));
        loaded.Languages.ShouldBe(["cpp", "python3"]);
        loaded.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("limits: {time_limit: 3}", null, null, 3.0)]
    [InlineData("name: A", " 1.5\n", null, 1.5)]
    [InlineData("name: A", null, "name = 'A'\ntimelimit='4'\n", 4.0)]
    [InlineData("limits: {time_limit: 3}", "2", null, 3.0)]
    public void A_legacy_time_limit_may_stand_in_three_places(string yaml, string? dotted, string? ini, double seconds)
    {
        using var package = new PackageOnDisk(yaml + "\n");
        if (dotted is not null)
            package.Write((".timelimit", dotted));
        if (ini is not null)
            package.Write(("domjudge-problem.ini", ini));
        package.Load().TimeLimit.Given.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(0.01, 2, 1, 1)]
    [InlineData(1.3, 2, 1, 3)]
    [InlineData(0.31, 2, 0.1, 0.7)]
    [InlineData(0.5, 5, 1, 3)]
    public void A_derived_limit_is_the_next_multiple_of_the_resolution(double slowest, double factor, double resolution, double limit) =>
        new TimeLimitRule { AcceptedToLimit = factor, Resolution = TimeSpan.FromSeconds(resolution) }
            .Derive(TimeSpan.FromSeconds(slowest)).TotalSeconds.ShouldBe(limit, 1e-6);

    [Fact]
    public void A_language_can_have_limits_of_its_own()
    {
        using var package = new PackageOnDisk($"{New}limits: {{time_limit: 2}}\n")
            .Write(("mockloop.yaml", "limits:\n  stack: 1\n  processes: 3\n  languages:\n    python3: {time_factor: 1.5, memory: 64}\n"));
        var loaded = package.Load();
        (loaded.Limits.StackBytes, loaded.Limits.Processes).ShouldBe((1 << 20, 3));
        var python = loaded.LimitsFor("python3");
        (python.Cpu, python.Wall, python.MemoryBytes, python.StackBytes).ShouldBe((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8), 64 << 20, 1 << 20));
        loaded.LimitsFor("cpp").ShouldBe(loaded.Limits);
    }

    [Fact]
    public void What_nobody_knows_is_warned_about_and_ignored()
    {
        using var package = new PackageOnDisk($"{New}colour: red\nlimits: {{time_limt: 3}}\nvalidation: custom\nname: {{de: Echo}}\n")
            .Write(("data/secret/test_group.yaml", "on_rejekt: x\n"), ("submissions/accepted/a.py", ""), ("submissions/submissions.yaml", "accepted: {pemitted: [AC]}\nnowhere/*: {}\n"));
        var loaded = package.Load();
        foreach (var word in new[] { "colour", "time_limt", "validation", "on_rejekt", "pemitted", "nowhere" })
            loaded.Warnings.ShouldContain(w => w.Contains(word, StringComparison.Ordinal), word);
        loaded.Name.ShouldBe("Echo");
    }

    [Theory]
    [InlineData("type: chess", "type", "chess", "expected")]
    [InlineData("type: [pass-fail, scoring]", "type", "keep one")]
    [InlineData("type: [submit-answer, interactive]", "type", "remove")]
    [InlineData("type: multi-pass", "multi-pass", "output_validator")]
    [InlineData("limits: {memory: 99999999}", "limits", "memory", "99999999 MiB", "lower it")]
    [InlineData("limits: {output: 4096}", "output", "4096 MiB", "512 MiB", "lower it")]
    [InlineData("limits: {time_limit: 7200}", "time_limit", "7200 s", "1800 s")]
    [InlineData("limits: {memory: much}", "memory", "much", "expected a number")]
    [InlineData("limits: {validation_passes: 1}", "validation_passes", "1")]
    [InlineData("limits: {compilation_time: 1e300}", "compilation_time", "1E+300", "at most")]
    [InlineData("limits: {validation_time: 1e18}", "validation_time", "at most")]
    [InlineData("limits: {time_resolution: 1e300}", "time_resolution", "at most")]
    [InlineData("limits: {time_multipliers: {ac_to_time_limit: 1e300}}", "ac_to_time_limit", "at most")]
    [InlineData("limits: [1]", "limits", "expected keys and values")]
    [InlineData("constants: {1st: 5}", "constants", "1st")]
    [InlineData("a: &x [1]\nb: *x", "aliases")]
    public void What_cannot_be_honoured_is_refused_with_field_value_limit_and_way_out(string yaml, params string[] named)
    {
        using var package = new PackageOnDisk($"{New}{yaml}\n");
        package.IsRefused(named);
    }

    [Theory]
    [InlineData("processes: 1e12", "processes", "1000000000000", "at most")]
    [InlineData("languages: {cpp: {processes: 1e12}}", "processes", "at most")]
    [InlineData("languages: {cpp: {memory: 99999999}}", "cpp", "memory", "99999999 MiB", "lower it")]
    [InlineData("languages: {cpp: {time_factor: 5000}}", "cpp", "time_limit", "10000 s", "lower it")]
    [InlineData("languages: {cpp: {time_factor: 1e300}}", "time_factor", "at most")]
    public void Limits_of_our_own_are_held_to_the_same(string yaml, params string[] named)
    {
        using var package = new PackageOnDisk(New).Write(("mockloop.yaml", $"limits: {{{yaml}}}\n"));
        package.IsRefused(named);
    }

    [Theory]
    [InlineData("validation: custom", "validation", "output_validators")]
    [InlineData("validation: special", "validation", "special")]
    [InlineData("validation: custom strange", "strange")]
    [InlineData("grading: {objective: big}", "objective", "big")]
    [InlineData("validator_flags: sloppy", "validator_flags", "sloppy")]
    public void Legacy_keys_that_make_no_sense_are_refused(string yaml, params string[] named)
    {
        using var package = new PackageOnDisk(yaml + "\n");
        package.IsRefused(named);
    }

    [Fact]
    public void Yaml_made_to_hurt_is_refused()
    {
        using var package = new PackageOnDisk($"{New}name: {new string('[', 5000)}\n");
        package.IsRefused("nested deeper");
    }
}
