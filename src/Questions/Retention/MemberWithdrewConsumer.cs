using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Retention;

/// <summary>Closes the cohort to a member who left and anonymises what they wrote in it.</summary>
sealed class MemberWithdrewConsumer(QuestionsDb db, Anonymise anonymise) : IConsumer<MemberWithdrew>
{
    public async Task Consume(ConsumeContext<MemberWithdrew> context)
    {
        var (withdrew, ct) = (context.Message, context.CancellationToken);
        await CloseAsync(withdrew, ct);
        await anonymise.HandleAsync(withdrew.PersonId, withdrew.CohortId, ct);
        await db.SaveChangesAsync(ct);
    }

    // CohortMembershipChanged says it too, but may come later: until then they could write what nobody would take away again.
    Task CloseAsync(MemberWithdrew withdrew, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        insert into cohort_member (cohort_id, person_id, roles, version)
        values ({withdrew.CohortId}, {withdrew.PersonId}, 0, {withdrew.AggregateVersion})
        on conflict (cohort_id, person_id) do update set roles = 0, version = excluded.version
            where cohort_member.version <= excluded.version
        """, ct);
}
