namespace Mockloop.Debrief.Engine.Committees;

/// <summary>Why a committee refuses.</summary>
public enum CommitteeRefusal
{
    /// <summary>Not somebody who may do this here.</summary>
    NotYours,

    /// <summary>It was done before, and is done once.</summary>
    Done,

    /// <summary>It is not the time for it.</summary>
    NotNow,

    /// <summary>It speaks of something that is not there.</summary>
    Unfounded,
}

/// <summary>A committee refuses: nothing was changed.</summary>
/// <param name="argument">The argument at fault, for <see cref="CommitteeRefusal.Unfounded"/>; the message goes on from its value.</param>
public sealed class CommitteeException(CommitteeRefusal refusal, string message, string argument = "", string value = "") : Exception(message)
{
    /// <summary>What kind of refusal.</summary>
    public CommitteeRefusal Refusal => refusal;

    /// <summary>The argument at fault; empty when it is none in particular.</summary>
    public string Field => argument;

    /// <summary>What was sent there.</summary>
    public string Value => value;
}
