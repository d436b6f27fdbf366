using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Evidence;
using Mockloop.Debrief.Interviews;
using Mockloop.Debrief.Loops;
using Mockloop.Debrief.Members;
using Mockloop.Debrief.Phrasing;
using Mockloop.ServiceDefaults;

namespace Mockloop.Debrief;

/// <summary>The features of the service.</summary>
static class DebriefParts
{
    public static void AddDebriefConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<LoopPlannedConsumer>();
        bus.AddConsumer<InterviewBookedConsumer>();
        bus.AddConsumer<InterviewMovedConsumer>();
        bus.AddConsumer<InterviewCancelledConsumer>();
        bus.AddConsumer<RoundEndedConsumer>();
        bus.AddConsumer<NoShowConsumer>();
        bus.AddConsumer<SubmissionGradedConsumer>();
        bus.AddConsumer<HintTakenConsumer>();
        bus.AddConsumer<AttemptFinishedConsumer>();
        bus.AddConsumer<MemberWithdrewConsumer>();
        bus.AddConsumer<PersonErasedConsumer>();
    }

    public static void AddDebriefParts(this IServiceCollection services)
    {
        services.AddPlatformClient<SchedulingService.SchedulingServiceClient>("scheduling");
        services.AddTrackCache();
        services.AddScoped<IQualifiedPeople, SchedulingPeople>();
        services.AddScoped<SettleInterview>().AddScoped<SettleCommittee>().AddScoped<Packets>();
        services.AddScoped<DepartPerson>().AddScoped<ErasePerson>();
        services.AddScoped<ListMyCards>().AddScoped<GetCard>().AddScoped<SaveCard>().AddScoped<SubmitCard>();
        services.AddScoped<AmendCard>().AddScoped<VerifyCard>().AddScoped<ListCardReads>();
        services.AddScoped<StageDebriefs>().AddScoped<GetStageDebrief>().AddScoped<ListByCohort>().AddScoped<RateInterviewer>();
        services.AddPhrasing();
        services.AddScoped<ListMyCommittees>().AddScoped<GetCommittee>().AddScoped<CommitteeDeed>().AddScoped<SeatPanelist>();
        services.AddDueHandler<CardDeadline>(CardDeadline.Kind);
        services.AddDueHandler<CardReminder>(CardReminder.Kind);
        services.AddDueHandler<OpenCommittee>(OpenCommittee.Kind);
        services.AddDueHandler<PhaseDeadline>(PhaseDeadline.Kind);
        services.AddDueHandler<PhaseReminder>(PhaseReminder.Kind);
        services.AddDueHandler<ForgetErased>(ForgetErased.Kind);
    }
}
