using System.Reflection;

namespace Mockloop.Simulator.Cast;

/// <summary>Written answers by stage and style; a stage without its own text gets the general one.</summary>
static class Answers
{
    internal static string For(string stageId, AnswerStyle style) =>
        Read($"{stageId}.{Name(style)}") ?? Read($"any.{Name(style)}")!;

    static string Name(AnswerStyle style) => style switch
    {
        AnswerStyle.Strong => "strong",
        AnswerStyle.Weak => "weak",
        _ => "without-judgment",
    };

    static string? Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("answers/" + name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
