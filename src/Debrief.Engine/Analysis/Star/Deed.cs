using Mockloop.Debrief.Engine.Analysis.Lexicons;

namespace Mockloop.Debrief.Engine.Analysis.Star;

/// <summary>Who does something in a story.</summary>
enum Doer
{
    /// <summary>“I”.</summary>
    Author,

    /// <summary>“We”.</summary>
    Group,

    /// <summary>Nobody is named, as in telegrams.</summary>
    Unnamed,
}

/// <summary>Something done.</summary>
/// <param name="At">Who did it and the verb, or the verb alone.</param>
/// <param name="By">Who did it.</param>
/// <param name="IsPast">Told in the past; “I check” tells a deed only in a story that has a time or place.</param>
/// <param name="IsSure">Told in the past without doubt: “I wrote”, not “I put”, which may be what somebody always does.</param>
sealed record Deed(Mention At, Doer By, bool IsPast, bool IsSure);
