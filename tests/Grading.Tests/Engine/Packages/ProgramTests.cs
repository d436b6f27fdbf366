using System.Text;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Packages.Reading;

namespace Mockloop.Grading.Tests.Engine.Packages;

public sealed class ProgramTests
{
    const string New = "problem_format_version: 2025-09\n", Draft = "problem_format_version: 2023-07-draft\n";

    [Theory]
    [InlineData(New, "output_validator/validate.py", "output_validator")]
    [InlineData(New, "output_validator/build", "output_validator")]
    [InlineData(New, "output_validator/inner/v.cc", "inner")]
    [InlineData(New, "output_validators/v.py", "v.py")]
    [InlineData(Draft, "output_validators/inner/v.cc", "inner")]
    [InlineData(Draft, "output_validators/v.py", "v.py")]
    [InlineData("validation: custom\n", "output_validators/v.py", "v.py")]
    [InlineData("validation: custom\n", "output_validator/v.py", "output_validator")]
    public void The_output_validator_is_found_where_each_version_keeps_it(string yaml, string file, string name)
    {
        using var package = new PackageOnDisk(yaml).Write((file, ""));
        package.Load().OutputValidators.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Theory]
    [InlineData(New)]
    [InlineData("name: Old\n")]
    public void Without_one_the_default_decides(string yaml)
    {
        using var package = new PackageOnDisk(yaml);
        package.Load().OutputValidators.ShouldBeEmpty();
        package.Write(("output_validators/v.py", ""));
        if (yaml != New)
            package.Load().OutputValidators.ShouldBeEmpty("legacy says validation: custom, or means the default one");
    }

    [Fact]
    public void Headers_beside_a_single_legacy_validator_belong_to_it()
    {
        using var package = new PackageOnDisk("validation: custom\n").Write(("output_validators/validate.cc", ""), ("output_validators/validate.h", ""));
        var program = package.Load().OutputValidators.ShouldHaveSingleItem();
        (program.Name, program.Language).ShouldBe(("validate.cc", "cpp"));
        program.Files.Select(f => f.Name).ShouldBe(["validate.cc", "validate.h"]);
    }

    [Fact]
    public void Scripts_that_build_or_run_need_no_language()
    {
        using var package = new PackageOnDisk(New).Write(("output_validator/build", "#!/bin/sh\n"), ("output_validator/v.c", ""));
        var program = package.Load().OutputValidators[0];
        (program.HasBuild, program.HasRun, program.Language).ShouldBe((true, false, null));
    }

    [Fact]
    public void Input_validators_are_all_programs_of_both_folders()
    {
        using var package = new PackageOnDisk("name: Old\n").Write(
            ("input_validators/a.py", ""), ("input_validators/b/v.cc", ""), ("input_validators/c.ctd", ""), ("input_validators/README.md", ""),
            ("input_format_validators/d.py", "#!/usr/bin/env python2\n"));
        package.Load().InputValidators.Select(v => (v.Name, v.Language)).ShouldBe([("a.py", "python3"), ("b", "cpp"), ("d.py", "python2")]);
        package.Load().Warnings.ShouldContain(w => w.Contains("c.ctd", StringComparison.Ordinal));
    }

    [Fact]
    public void Included_files_of_the_language_win_over_those_for_all()
    {
        using var package = new PackageOnDisk(New).Write(("include/default/a.txt", "1"), ("include/default/b.txt", "1"), ("include/python3/b.txt", "2"), ("include/python3/lib/main.py", ""));
        var loaded = package.Load();
        loaded.IncludedFor("python3").Select(f => (f.Name, File.ReadAllText(f.Path))).Order().ShouldBe([("a.txt", "1"), ("b.txt", "2"), ("lib/main.py", "")]);
        loaded.IncludedFor("cpp").Select(f => f.Name).ShouldBe(["a.txt", "b.txt"]);
    }

    [Theory]
    [InlineData("a.cpp", "cpp")]
    [InlineData("a.C", "cpp")]
    [InlineData("a.c", "c")]
    [InlineData("a.py2", "python2")]
    [InlineData("a.cc a.c b.c", "c")]
    [InlineData("a.cc a.c", "cpp")]
    [InlineData("Main.java notes.txt", "java")]
    [InlineData("a.h", null)]
    [InlineData("a.xyz", null)]
    public void The_language_follows_from_the_endings(string names, string? code)
    {
        using var package = new PackageOnDisk();
        package.Write([.. names.Split(' ').Select(n => ($"p/{n}", ""))]);
        LanguageDetection.Of(ProgramFiles.Below(Path.Combine(package.Folder, "p"))).ShouldBe(code);
    }

    [Theory]
    [InlineData("a.py", "#!/usr/bin/python2.7\n", "python2")]
    [InlineData("a.py", "#!/usr/bin/env python3\n", "python3")]
    [InlineData("a.py", "# python2 is old\n", "python3")]
    [InlineData("a.py3", "#!/usr/bin/env pypy3\n", "python3")]
    [InlineData("check", "#!/usr/bin/env python3\n", "python3")]
    [InlineData("check", "#!/bin/bash\n", "bash")]
    [InlineData("check", "text\n", null)]
    public void The_first_line_says_what_the_ending_does_not(string name, string content, string? code)
    {
        using var package = new PackageOnDisk().Write(($"p/{name}", content));
        LanguageDetection.Of(ProgramFiles.Below(Path.Combine(package.Folder, "p"))).ShouldBe(code);
    }

    [Theory]
    [InlineData("python3", "b.py a.py", null, "a.py")]
    [InlineData("python3", "a.py Main.py", null, "Main.py")]
    [InlineData("python3", "__init__.py __main__.py x.py", null, "__main__.py")]
    [InlineData("python3", "a.py b.py", "b.py", "b.py")]
    [InlineData("java", "A.java B.java", "B", "B.java")]
    [InlineData("cpp", "a.h", null, null)]
    public void The_main_file_is_the_named_one_or_main_or_the_first(string code, string files, string? named, string? main) =>
        LanguageTable.MainFile(code, files.Split(' '), named).ShouldBe(main);

    [Theory]
    [InlineData("aid.py task.py", "aid.py", "task.py")]
    [InlineData("main.py task.py", "main.py", "main.py")]
    [InlineData("task.py", "task.py", "task.py")]
    public void A_module_that_the_package_adds_is_run_only_where_it_is_called_main(string files, string added, string main) =>
        LanguageTable.MainFile("python3", files.Split(' '), null, added.Split(' ')).ShouldBe(main);

    [Theory]
    [InlineData("--a  b", "--a|b")]
    [InlineData("--a \"b c\" 'd \"e'", "--a|b c|d \"e")]
    [InlineData("x=\"b c\" \"\"", "x=b c|")]
    [InlineData("it's a", "it's|a")]
    [InlineData(" ", "")]
    public void Arguments_in_one_line_are_words_between_white_space_outside_quotes(string line, string words) =>
        string.Join('|', ShellWords.Split(line)).ShouldBe(words);

    [Fact]
    public void Constants_go_into_files_whatever_their_bytes_are()
    {
        using var package = new PackageOnDisk($"{New}constants: {{max: 10_000, name: Ü}}\n");
        var constants = package.Load().Constants;
        byte[] content = [0xFF, .. "n <= {{max}} {{ max }} {{other}} {{name}}"u8, 0xFE];
        constants.Substitute(content).ShouldBe([0xFF, .. Encoding.UTF8.GetBytes("n <= 10_000 {{ max }} {{other}} Ü"), 0xFE]);
    }
}
