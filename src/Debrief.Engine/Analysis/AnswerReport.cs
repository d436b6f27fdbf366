using System.Text.Json.Serialization;

namespace Mockloop.Debrief.Engine.Analysis;

/// <summary>What was found in an answer. The same text gives the same report.</summary>
/// <param name="Kind">What it was read as.</param>
/// <param name="Words">Pieces between white space that hold a letter or a digit.</param>
/// <param name="Findings">In the order of their positions; what is missing has an empty quote at the end of the text.</param>
/// <param name="Signals">Of a STAR story; each null for other kinds.</param>
/// <param name="Numbers">Numbers that follow from others in the answer, computed again; of design outlines.</param>
/// <param name="Growth">The growth that is claimed; null unless it is a complexity claim.</param>
public sealed record AnswerReport(
    AnswerKind Kind, int Words, IReadOnlyList<Finding> Findings, BehaviouralSignals Signals, IReadOnlyList<CheckedNumber> Numbers, ClaimedGrowth? Growth)
{
    /// <summary>There was something to check: not for an empty text, nor for one in another language.</summary>
    [JsonIgnore]
    public bool Checked => Findings.All(f => f.Code is not (Codes.Empty or Codes.NotEnglish)) || Findings.Any(f => f.Code == Codes.AddressesTheGrader);
}

/// <summary>One thing found, or found missing.</summary>
/// <param name="Code">Stable; the README's table says what each means.</param>
/// <param name="Severity">How it counts.</param>
/// <param name="Message">Plain English, for the candidate.</param>
/// <param name="Quote">The text between <paramref name="From"/> and <paramref name="To"/>; empty for what is missing.</param>
/// <param name="From">Where the quote begins, in UTF-16 code units from the start of the text.</param>
/// <param name="To">Where the quote ends, exclusive.</param>
public sealed record Finding(string Code, Severity Severity, string Message, string Quote, int From, int To);

/// <summary>How a finding counts.</summary>
public enum Severity
{
    /// <summary>What a good answer shows.</summary>
    [JsonStringEnumMemberName("good")]
    Good,

    /// <summary>Worth knowing, no fault by itself.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>What costs points.</summary>
    [JsonStringEnumMemberName("problem")]
    Problem,
}

/// <summary>How much of each behavioural signal a story shows: 0, 0.33, 0.67 or 1, a third for each of its elements.</summary>
/// <param name="Ownership">A plan or a step taken unasked; assumptions stated; the plan corrected later.</param>
/// <param name="Persuasion">A sceptic; data; a mind changed.</param>
/// <param name="Safety">Harm stopped; somebody told; the process changed for good.</param>
public sealed record BehaviouralSignals(double? Ownership, double? Persuasion, double? Safety)
{
    internal static BehaviouralSignals None { get; } = new(null, null, null);
}

/// <summary>A stated number beside what the answer's other numbers give.</summary>
/// <param name="Quote">The number as written.</param>
/// <param name="Claimed">Its value, in <paramref name="Unit"/>.</param>
/// <param name="Computed">What it should be, in the same unit.</param>
/// <param name="Ok">Both agree as far as the number was written out.</param>
/// <param name="Unit">The unit it was written in: <c>GB</c>, <c>ms</c>; empty for a count.</param>
/// <param name="Rule">How it was computed, in words.</param>
public sealed record CheckedNumber(string Quote, double Claimed, double Computed, bool Ok, string Unit, string Rule);

/// <summary>Growth as a candidate states it, in the notation of verdicts: <c>n log k</c>.</summary>
/// <param name="Time">Null where nothing is said.</param>
/// <param name="Memory">Null where nothing is said.</param>
public sealed record ClaimedGrowth(string? Time, string? Memory);
