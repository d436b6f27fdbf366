using Mockloop.Fuzz.Tests.Replies;
using Mockloop.Fuzz.Tests.Requests;

namespace Mockloop.Fuzz.Tests.Runs;

/// <summary>A call whose reply breaks a promise, as small as it could be made.</summary>
sealed record Finding(string Complaint, FuzzCall Call, Reply Reply, string? Cause)
{
    /// <summary>The same defect is told once per method and face.</summary>
    public (string, string, bool) Kind => (Complaint, Call.Method.Name, Call.Rest is null);

    public override string ToString() => $"{Complaint}\n  {Call}\n  {Reply}{(Cause is null ? "" : $"\n  cause: {(Cause.Length > 2500 ? Cause[..2500] : Cause)}")}";
}
