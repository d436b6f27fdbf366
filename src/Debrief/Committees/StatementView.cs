using Mockloop.Debrief.Engine.Committees;
using Mockloop.ServiceDefaults.Errors;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Committees;

/// <summary>What a chair wants to say, from proto.</summary>
static class StatementView
{
    public const int LongestText = 4000;
    const int MostLinks = 5, LongestQuote = 1000, LongestId = 100;

    /// <summary>Null where nothing is said.</summary>
    public static Draft? Parse(Proto.SpeakRequest request)
    {
        if (request.Kind == Proto.StatementKind.Unspecified)
        {
            Require.That(request.Done && request.Text.Length == 0, "kind", request.Kind, "is missing; choose one, or send done without a text");
            return null;
        }
        Require.Known(request.Kind, "kind");
        Require.Count(request.Evidence, 0, MostLinks, "evidence");
        return new Draft((StatementKind)request.Kind, Require.Length(request.Text, 1, LongestText, "text"), request.About,
            Require.Length(request.SignalId, 0, LongestId, "signal_id"), [.. request.Evidence.Select((e, i) => Parse(e, $"evidence[{i}]"))]);
    }

    static EvidenceLink Parse(Proto.EvidenceLink link, string at) => new(
        Ids.Parse(link.InterviewId, $"{at}.interview_id"), Require.Length(link.Kind, 1, LongestId, $"{at}.kind"),
        Require.Length(link.RefId, 1, LongestId, $"{at}.ref_id"), Require.Length(link.Quote, 0, LongestQuote, $"{at}.quote"));
}
