using Mockloop.Grading.Engine.Checking;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>Finds the tests below <c>data</c>: samples first, then secret, each in path order.</summary>
static class TestData
{
    public static IReadOnlyList<TestCase> Read(string data) =>
        [.. new[] { "sample", "secret" }.SelectMany(group => ReadGroup(data, group))];

    static IEnumerable<TestCase> ReadGroup(string data, string group)
    {
        var folder = Path.Combine(data, group);
        if (!Directory.Exists(folder))
            yield break;
        foreach (var input in Directory.EnumerateFiles(folder, "*.in", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var answer = Path.ChangeExtension(input, ".ans");
            if (!File.Exists(answer))
                throw new PackageException($"{answer}: missing; every .in needs its .ans");
            var name = Path.ChangeExtension(Path.GetRelativePath(data, input), null);
            yield return new(name, input, answer) { Checker = CheckerFor(data, input) };
        }
    }

    /// <summary>The nearest <c>test_group.yaml</c> upwards that sets the arguments decides.</summary>
    static CheckerOptions CheckerFor(string data, string input)
    {
        for (var folder = Path.GetDirectoryName(input)!; folder.Length >= data.Length; folder = Path.GetDirectoryName(folder)!)
        {
            var file = Path.Combine(folder, "test_group.yaml");
            if (File.Exists(file) && ProblemYaml.Read<GroupYaml>(file).Arguments is { } arguments)
                return CheckerOptions.Parse(arguments, file);
        }
        return CheckerOptions.Default;
    }

    internal sealed class GroupYaml
    {
        public object? OutputValidatorArgs { get; set; }

        public string[]? Arguments => OutputValidatorArgs switch
        {
            null => null,
            IEnumerable<object> list => [.. list.Select(a => $"{a}")],
            var text => $"{text}".Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
    }
}
