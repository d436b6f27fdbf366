using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Members;

/// <summary>
/// Anonymises: the person becomes an alias wherever they are named, and every free text about them as candidate is emptied, with
/// it the salt and text of those cards' commitments, which cannot be checked any more. Scores and decisions stay. What they wrote
/// about others stays too, under the alias: it is the others' feedback.
/// </summary>
sealed class ErasePerson(DebriefDb db)
{
    const string Emptied = "Erased at the candidate's wish.";

    /// <summary>Runs in the caller's transaction and saves by itself; a second run finds nothing to do.</summary>
    public async Task RunAsync(Guid person, CancellationToken ct)
    {
        var fresh = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync($"insert into erased_person (person_id, alias) values ({person}, {fresh}) on conflict do nothing", ct);
        var alias = await db.Erased.Where(e => e.PersonId == person).Select(e => e.Alias).SingleAsync(ct);
        var (from, to) = (person.ToString(), alias.ToString());

        await db.Database.ExecuteSqlAsync($$"""
            update card set salt = '', canonical_content = '', content = jsonb_set(
                content || '{"flagReason": "", "summary": "", "evidence": []}', '{ratings}',
                (select coalesce(jsonb_agg(r || '{"note": ""}'), '[]') from jsonb_array_elements(content->'ratings') r))
            where interview_id in (select id from interview where candidate_id = {{person}});
            delete from card_amendment where card_id in (
                select c.id from card c join interview i on i.id = c.interview_id where i.candidate_id = {{person}});
            delete from evidence where interview_id in (select id from interview where candidate_id = {{person}});
            update interviewer_rating set note = '' where interview_id in (select id from interview where candidate_id = {{person}});
            update chair set rationale = '', final_rationale = '' where loop_id in (select id from loop where candidate_id = {{person}});
            update committee_statement set text = '', links = '[]' where loop_id in (select id from loop where candidate_id = {{person}});
            update change_of_mind set reason = '' where loop_id in (select id from loop where candidate_id = {{person}});
            delete from phrase where loop_id in (select id from loop where candidate_id = {{person}});
            update recusal set reason = '' where loop_id in (select id from loop where candidate_id = {{person}});
            update committee set decision = decision || '{"reason": "", "notWhat": "", "butWhat": "", "evidence": []}'
            where decision is not null and loop_id in (select id from loop where candidate_id = {{person}});
            """, ct);
        await db.Database.ExecuteSqlAsync($"""
            update interview set reason = {Emptied} where candidate_id = {person} and decided_at is not null;
            update loop set reason = {Emptied} where candidate_id = {person} and decided_at is not null;
            update loop set candidate_id = {alias} where candidate_id = {person};
            update interview set candidate_id = {alias} where candidate_id = {person};
            update interview set present = array_replace(present, {person}, {alias}), absent = array_replace(absent, {person}, {alias}),
                seats = replace(seats::text, {from}, {to})::jsonb
            where {person} = any(present) or {person} = any(absent) or seats::text like '%' || {from} || '%';
            update card set author_id = {alias} where author_id = {person};
            update card_read set reader_id = {alias} where reader_id = {person};
            update chair set person_id = {alias}, name = '' where person_id = {person};
            update committee_statement set person_id = {alias} where person_id = {person};
            update recusal set person_id = {alias} where person_id = {person};
            update interviewer_rating set interviewer_id = {alias} where interviewer_id = {person};
            insert into departure (person_id, cohort_id) select {alias}, cohort_id from departure where person_id = {person} on conflict do nothing;
            delete from departure where person_id = {person};
            """, ct);
    }
}
