using MassTransit;
using MassTransit.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.ServiceDefaults;

/// <summary>Membership of cohorts in services that do not own it.</summary>
public static class ReplicatedMembership
{
    /// <summary>
    /// Adds <see cref="ICohortAccess"/> over the replicated table <c>cohort_member</c>, and the consumer that keeps it. The
    /// context maps the table with <see cref="MapCohortMembers"/>.
    /// </summary>
    public static IServiceCollection AddReplicatedMembership<TDb>(this IServiceCollection services) where TDb : PlatformDb
    {
        services.AddScoped<ICohortAccess, ReplicatedCohortAccess<TDb>>();
        services.RegisterConsumer<CohortMembershipChangedConsumer>();
        return services;
    }

    /// <summary>Maps the table; for the context's OnModelCreating.</summary>
    public static ModelBuilder MapCohortMembers(this ModelBuilder model) => model.Entity<CohortMember>(e =>
    {
        e.ToTable("cohort_member");
        e.HasKey(m => new { m.CohortId, m.PersonId });
        e.HasIndex(m => m.PersonId);
    });
}

/// <summary>Answers from the replicated table.</summary>
sealed class ReplicatedCohortAccess<TDb>(TDb db) : ICohortAccess where TDb : PlatformDb
{
    public Task<CohortRole> RolesAsync(Guid cohortId, Guid personId, CancellationToken ct) =>
        db.Set<CohortMember>().Where(m => m.CohortId == cohortId && m.PersonId == personId).Select(m => m.Roles).SingleOrDefaultAsync(ct);
}

/// <summary>Keeps the replicated table; news that comes late changes nothing.</summary>
sealed class CohortMembershipChangedConsumer(PlatformDb db) : IConsumer<CohortMembershipChanged>
{
    public Task Consume(ConsumeContext<CohortMembershipChanged> context)
    {
        var news = context.Message;
        // A role of a newer release grants nothing here; numbers are no names.
        int roles = (int)Enum.GetValues<CohortRole>().Where(role => news.Roles.Contains(role.ToString())).Aggregate(CohortRole.None, (all, role) => all | role);
        return db.Database.ExecuteSqlAsync($"""
            insert into cohort_member (cohort_id, person_id, roles, version)
            values ({news.CohortId}, {news.PersonId}, {roles}, {news.AggregateVersion})
            on conflict (cohort_id, person_id) do update set roles = excluded.roles, version = excluded.version
                where cohort_member.version < excluded.version
            """, context.CancellationToken);
    }
}
