using Mockloop.Scheduling.Answers;
using Mockloop.Scheduling.Backups;
using Mockloop.Scheduling.Calendars;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.Notices;
using Mockloop.Scheduling.People;
using Mockloop.Scheduling.Pool;
using Mockloop.Scheduling.Tracks;
using Mockloop.Scheduling.Training;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Scheduling;

/// <summary>Registers what the service can do.</summary>
static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddTrackCache().AddScoped<LatestTrack>()
        .AddScoped<ICohortAccess, OwnCohortAccess>()
        .AddScoped<GetMe>().AddScoped<UpdateMe>().AddScoped<ChangeAvailability>().AddScoped<ChangeBlocks>().AddScoped<SetMeetingLink>()
        .AddScoped<CreateCohort>().AddScoped<ReadCohorts>().AddScoped<InviteMember>().AddScoped<AttestMember>().AddScoped<Withdraw>()
        .AddScoped<PlanLoops>().AddScoped<BookPlan>().AddScoped<PlanInstances>()
        .AddScoped<ReadLoops>().AddScoped<MoveInterview>().AddScoped<CancelInterview>()
        .AddScoped<LoopHistory>().AddScoped<BookInterview>().AddScoped<BookingsInTheWay>().AddScoped<DeclineInterview>().AddScoped<TakeOver>().AddScoped<Substitutes>().AddScoped<ChangeBackups>().AddScoped<ExcuseAbsence>()
        .AddScoped<SetPlanWeights>().AddScoped<WhatIf>().AddScoped<ExplainChair>()
        .AddScoped<ImportCalendar>().AddScoped<ChangeFeed>().AddScoped<ReadFeed>().AddScoped<ReadInbox>().AddScoped<ChangeNotifications>()
        .AddScoped<SetCohortRules>().AddScoped<ChangeTraining>().AddScoped<SitIn>().AddScoped<ChangePreferences>()
        .AddScoped<ListQualified>().AddScoped<GetPoolProfile>();
}
