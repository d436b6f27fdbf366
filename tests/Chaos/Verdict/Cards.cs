namespace Mockloop.Chaos.Verdict;

/// <summary>What the members handed in, looked for in every service that must know of it.</summary>
sealed class Cards(Books books, Findings findings)
{
    internal async Task LookAsync(CancellationToken stop)
    {
        var held = await books.RowsAsync("questions", """
            select r.interview_id, p.person_id from round r join participant p using (interview_id)
            where r.state = 'Ended' and p.joined_at is not null
            """, stop);
        findings.Add("rounds were held", held.Count > 0 ? null : "none");
        findings.None("no card is lost", [.. held.Except(await books.RowsAsync("debrief", "select interview_id, author_id from card where state = 3", stop))]);
        findings.None("no card is still due", await books.RowsAsync("debrief",
            "select c.id, c.author_id from card c where c.state = 2", stop));
        var met = await books.RowsAsync("questions", """
            select r.round_id, p.person_id from round r join participant p using (interview_id)
            where r.state = 'Ended' and p.joined_at is not null
            """, stop);
        findings.None("give and take is noted for everybody who was there", [..
            met.Except(await books.RowsAsync("scheduling", "select source_id, person_id from ledger_entry where kind in ('Given', 'Taken')", stop))]);
        findings.None("every counted card is an edge of the rating graph", [..
            (await books.RowsAsync("debrief", "select id from card where state = 3 and kind <> 3", stop))
            .Except(await books.RowsAsync("matching", "select card_id from rating_edge", stop))]);
        findings.None("every verdict is evidence once", [..
            (await books.RowsAsync("questions", "select s.interview_id, s.id, r.verdict from grading_result r join submission s on s.id = r.submission_id", stop))
            .Except(await books.RowsAsync("debrief", "select interview_id, ref_id, verdict from evidence where kind = 'submission'", stop))]);
    }
}
