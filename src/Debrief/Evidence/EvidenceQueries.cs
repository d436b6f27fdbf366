using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using NodaTime;

namespace Mockloop.Debrief.Evidence;

/// <summary>How evidence is noted and read.</summary>
static class EvidenceQueries
{
    /// <summary>
    /// Notes it once; a higher rejudge replaces a lower one, in whatever order they come. What was judged again keeps its
    /// place in the round: the earliest time that was heard of.
    /// </summary>
    public static Task NoteEvidenceAsync(
        this DebriefDb db, Guid interviewId, string kind, string refId, string text, string verdict, DateTimeOffset at, int rejudge, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""
            insert into evidence (interview_id, kind, ref_id, text, verdict, at, rejudge)
            values ({interviewId}, {kind}, {refId}, {text}, {verdict}, {Instant.FromDateTimeOffset(at)}, {rejudge})
            on conflict (interview_id, kind, ref_id) do update
            set text = case when excluded.rejudge > evidence.rejudge then excluded.text else evidence.text end,
                verdict = case when excluded.rejudge > evidence.rejudge then excluded.verdict else evidence.verdict end,
                at = least(evidence.at, excluded.at), rejudge = greatest(evidence.rejudge, excluded.rejudge)
            where evidence.rejudge <> excluded.rejudge
            """, ct);

    /// <summary>In the order of the round.</summary>
    public static Task<List<EvidenceItem>> OfInterviewAsync(this IQueryable<EvidenceItem> evidence, Guid interviewId, CancellationToken ct) =>
        evidence.AsNoTracking().Where(e => e.InterviewId == interviewId).InOrder().ToListAsync(ct);

    public static IQueryable<EvidenceItem> InOrder(this IQueryable<EvidenceItem> evidence) =>
        evidence.OrderBy(e => e.At).ThenBy(e => e.Kind).ThenBy(e => e.RefId);
}
