using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>An <c>expect.yaml</c>.</summary>
sealed class Expectation
{
    public static Expectation Read(string file) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build()
        .Deserialize<Expectation>(File.ReadAllText(file));

    public string? Verdict { get; set; }

    /// <summary>Where more than one verdict is right, for example because two limits are near each other.</summary>
    public List<string> Allowed { get; set; } = [];

    /// <summary>The test that decided.</summary>
    public string? Test { get; set; }

    /// <summary>Part of the detail or of the compiler's output.</summary>
    public string? Says { get; set; }

    /// <summary>No part of anything a candidate is shown.</summary>
    public string? Hides { get; set; }

    /// <summary>An attack: what stops it. The case must fail when that is taken away.</summary>
    public string? Defence { get; set; }

    public void Check(JudgeResult result)
    {
        var said = $"{result.Detail}\n{result.Compile.Output}";
        Verdict[] right = [.. Allowed.Append(Verdict).OfType<string>().Select(v => Enum.Parse<Verdict>(v))];
        right.ShouldContain(result.Verdict, said);
        if (Test is not null)
            result.Tests[^1].Name.ShouldBe(Test);
        if (Says is not null)
            said.ShouldContain(Says);
        if (Hides is not null)
            string.Join('\n', result.Tests.Select(t => t.Detail).Append(said)).ShouldNotContain(Hides);
    }
}
