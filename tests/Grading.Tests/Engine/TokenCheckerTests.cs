using System.Text;
using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Checking;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine;

public sealed class TokenCheckerTests
{
    [Theory]
    [InlineData("1 2\n3", "1 2 3\n", "", Verdict.Accepted)]
    [InlineData("Yes", "yes", "", Verdict.Accepted)]
    [InlineData("Yes", "yes", "case_sensitive", Verdict.FormatError)]
    [InlineData("No", "yes", "case_sensitive", Verdict.WrongAnswer)]
    [InlineData("1  2", "1 2", "space_change_sensitive", Verdict.FormatError)]
    [InlineData("1 2", "1 2\n", "space_change_sensitive", Verdict.FormatError)]
    [InlineData("1 2", "1 2", "space_change_sensitive", Verdict.Accepted)]
    [InlineData("1 2", "1 2 3", "", Verdict.WrongAnswer)]
    [InlineData("1 2 3", "1 2", "", Verdict.WrongAnswer)]
    [InlineData("", "1", "", Verdict.WrongAnswer)]
    [InlineData("1.0", "1", "", Verdict.WrongAnswer)]
    [InlineData("1.0000001", "1", "float_tolerance 1e-6", Verdict.Accepted)]
    [InlineData("1.00001", "1", "float_tolerance 1e-6", Verdict.WrongAnswer)]
    [InlineData("1000001", "1000000", "float_relative_tolerance 1e-5", Verdict.Accepted)]
    [InlineData("1000001", "1000000", "float_absolute_tolerance 1e-5", Verdict.WrongAnswer)]
    [InlineData("nan", "1", "float_tolerance 1e-6", Verdict.WrongAnswer)]
    [InlineData("1e400", "1", "float_tolerance 1e-6", Verdict.WrongAnswer)]
    [InlineData("Infinity", "1", "float_tolerance 1e-6", Verdict.WrongAnswer)]
    [InlineData("0x1", "1", "float_tolerance 1e-6", Verdict.WrongAnswer)]
    [InlineData("1\0", "1", "float_tolerance 1e-6", Verdict.WrongAnswer)]
    [InlineData("3.14000000e-2", "0.0314", "float_absolute_tolerance 0", Verdict.Accepted)]
    [InlineData(".5", "0.5", "float_relative_tolerance 0", Verdict.Accepted)]
    [InlineData("5.", "+5", "float_tolerance 0", Verdict.Accepted)]
    [InlineData("1.1", "1", "float_absolute_tolerance 0.2 float_relative_tolerance 0.01", Verdict.Accepted)]
    [InlineData("Yes 1", "YES 1.0", "float_tolerance 0 case_sensitive", Verdict.FormatError)]
    [InlineData("a\vb", "a b", "", Verdict.Accepted)]
    [InlineData("a\vb", "a b", "space_change_sensitive", Verdict.FormatError)]
    [InlineData("É", "é", "", Verdict.WrongAnswer)]
    public void Output_is_compared_as_the_flags_say(string output, string answer, string arguments, Verdict expected)
    {
        var options = CheckerOptions.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "test_group.yaml");
        TokenChecker.Check(Encoding.UTF8.GetBytes(output), Encoding.UTF8.GetBytes(answer), options).Verdict.ShouldBe(expected);
    }

    [Theory]
    [InlineData("float_tolerance")]
    [InlineData("float_tolerance much")]
    [InlineData("sloppy")]
    public void Flags_that_cannot_be_read_are_refused(string arguments) =>
        Should.Throw<PackageException>(() => CheckerOptions.Parse(arguments.Split(' '), "test_group.yaml")).Message.ShouldContain("test_group.yaml");
}
