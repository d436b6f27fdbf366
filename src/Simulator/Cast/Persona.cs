namespace Mockloop.Simulator.Cast;

/// <summary>What a simulated candidate hands in when asked to code.</summary>
enum CodeStyle
{
    /// <summary>Right at the first try.</summary>
    Accepted,

    /// <summary>Wrong first, right after a hint.</summary>
    Recovers,

    /// <summary>Wrong and stays so.</summary>
    Wrong,

    /// <summary>Right on small data, too slow on large.</summary>
    Slow,

    /// <summary>Recursion that overflows the stack.</summary>
    TooDeep,
}

/// <summary>What a simulated candidate writes when asked to think.</summary>
enum AnswerStyle
{
    /// <summary>Says what comes first and why, with numbers and a mitigation.</summary>
    Strong,

    /// <summary>Lists everything, decides little.</summary>
    Weak,

    /// <summary>No judgement in it at all.</summary>
    WithoutJudgment,
}

/// <summary>How a candidate plays, drawn from the seed alone.</summary>
/// <param name="LapsesAt">Index of the written stage at which a candidate without judgement shows it.</param>
sealed record Persona(CodeStyle Code, AnswerStyle Answers, int LapsesAt)
{
    static readonly CodeStyle[] Failing = [CodeStyle.Wrong, CodeStyle.Slow, CodeStyle.TooDeep];

    /// <summary>The persona of candidate number <paramref name="index"/> under a seed.</summary>
    internal static Persona Draw(int seed, int index)
    {
        var dice = Dice.For(seed, index);
        return dice.Next(100) switch
        {
            < 35 => new(CodeStyle.Accepted, AnswerStyle.Strong, 0),
            < 50 => new(CodeStyle.Recovers, AnswerStyle.Strong, 0),
            < 80 => new(Failing[dice.Next(Failing.Length)], AnswerStyle.Weak, 0),
            _ => new(CodeStyle.Accepted, AnswerStyle.WithoutJudgment, dice.Next(1, 3)),
        };
    }

    /// <summary>The style of the answer in written stage number <paramref name="written"/> (from 0).</summary>
    internal AnswerStyle AnswerAt(int written) => Answers switch
    {
        AnswerStyle.WithoutJudgment when written < LapsesAt => AnswerStyle.Strong,
        _ => Answers,
    };
}
