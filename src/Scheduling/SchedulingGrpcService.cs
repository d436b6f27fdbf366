using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Answers;
using Mockloop.Scheduling.Backups;
using Mockloop.Scheduling.Calendars;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.Notices;
using Mockloop.Scheduling.People;
using Mockloop.Scheduling.Pool;
using Mockloop.Scheduling.Training;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Limits;

namespace Mockloop.Scheduling;

/// <summary>The calls of scheduling.proto, each handed to its use case.</summary>
sealed class SchedulingGrpcService(IServiceProvider services) : SchedulingService.SchedulingServiceBase
{
    public override Task<Contracts.Scheduling.Person> GetMe(GetMeRequest request, ServerCallContext context) =>
        Use<GetMe>().HandleAsync(context.CancellationToken);

    public override Task<Contracts.Scheduling.Person> UpdateMe(UpdateMeRequest request, ServerCallContext context) =>
        Use<UpdateMe>().HandleAsync(request, context.CancellationToken);

    public override Task<Availability> GetAvailability(GetAvailabilityRequest request, ServerCallContext context) =>
        Use<ChangeAvailability>().ReadAsync(context.CancellationToken);

    public override Task<Availability> SetAvailability(SetAvailabilityRequest request, ServerCallContext context) =>
        Use<ChangeAvailability>().HandleAsync(request, context.CancellationToken);

    public override Task<Blocks> GetBlocks(GetBlocksRequest request, ServerCallContext context) =>
        Use<ChangeBlocks>().ReadAsync(context.CancellationToken);

    public override Task<Blocks> BlockPerson(BlockPersonRequest request, ServerCallContext context) =>
        Use<ChangeBlocks>().AddAsync(request, context.CancellationToken);

    public override Task<Blocks> UnblockPerson(UnblockPersonRequest request, ServerCallContext context) =>
        Use<ChangeBlocks>().RemoveAsync(request, context.CancellationToken);

    public override Task<Preferences> GetPreferences(GetPreferencesRequest request, ServerCallContext context) =>
        Use<ChangePreferences>().ReadAsync(context.CancellationToken);

    public override Task<Preferences> SetPreference(SetPreferenceRequest request, ServerCallContext context) =>
        Use<ChangePreferences>().SetAsync(request, context.CancellationToken);

    [CallLimits(Bytes = Calendars.ImportCalendar.LargestRequest)]
    public override Task<BusyCalendars> ImportCalendar(ImportCalendarRequest request, ServerCallContext context) =>
        Use<ImportCalendar>().HandleAsync(request, context.CancellationToken);

    public override Task<BusyCalendars> GetCalendars(GetCalendarsRequest request, ServerCallContext context) =>
        Use<ImportCalendar>().ReadAsync(context.CancellationToken);

    public override Task<BusyCalendars> RemoveCalendar(RemoveCalendarRequest request, ServerCallContext context) =>
        Use<ImportCalendar>().RemoveAsync(request, context.CancellationToken);

    public override Task<Feed> GetFeed(GetFeedRequest request, ServerCallContext context) =>
        Use<ChangeFeed>().ReadAsync(context.CancellationToken);

    public override Task<Feed> RenewFeed(RenewFeedRequest request, ServerCallContext context) =>
        Use<ChangeFeed>().RenewAsync(context.CancellationToken);

    public override Task<Feed> RevokeFeed(RevokeFeedRequest request, ServerCallContext context) =>
        Use<ChangeFeed>().RevokeAsync(context.CancellationToken);

    [AllowAnonymous]
    public override Task<FeedFile> ReadFeed(ReadFeedRequest request, ServerCallContext context) =>
        Use<ReadFeed>().HandleAsync(request, context.CancellationToken);

    public override Task<ListInboxReply> ListInbox(ListInboxRequest request, ServerCallContext context) =>
        Use<ReadInbox>().ListAsync(request, context.CancellationToken);

    public override Task<UnreadCount> MarkRead(MarkReadRequest request, ServerCallContext context) =>
        Use<ReadInbox>().MarkAsync(request, context.CancellationToken);

    public override Task<UnreadCount> CountUnread(CountUnreadRequest request, ServerCallContext context) =>
        Use<ReadInbox>().CountAsync(context.CancellationToken);

    public override Task<Notifications> GetNotifications(GetNotificationsRequest request, ServerCallContext context) =>
        Use<ChangeNotifications>().ReadAsync(context.CancellationToken);

    public override Task<Notifications> SetNotifications(SetNotificationsRequest request, ServerCallContext context) =>
        Use<ChangeNotifications>().HandleAsync(request, context.CancellationToken);

    public override Task<ListInterviewsReply> ListMyInterviews(ListMyInterviewsRequest request, ServerCallContext context) =>
        Use<ReadLoops>().MineAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Cohort> CreateCohort(CreateCohortRequest request, ServerCallContext context) =>
        Use<CreateCohort>().HandleAsync(request, context.CancellationToken);

    public override Task<ListCohortsReply> ListCohorts(ListCohortsRequest request, ServerCallContext context) =>
        Use<ReadCohorts>().ListAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Cohort> GetCohort(GetCohortRequest request, ServerCallContext context) =>
        Use<ReadCohorts>().GetAsync(request, context.CancellationToken);

    public override Task<Member> InviteMember(InviteMemberRequest request, ServerCallContext context) =>
        Use<InviteMember>().HandleAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Cohort> SetMeetingLink(SetMeetingLinkRequest request, ServerCallContext context) =>
        Use<SetMeetingLink>().HandleAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Cohort> SetCohortRules(SetCohortRulesRequest request, ServerCallContext context) =>
        Use<SetCohortRules>().HandleAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Training> GetTraining(GetTrainingRequest request, ServerCallContext context) =>
        Use<ChangeTraining>().ReadAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Training> StartTraining(StartTrainingRequest request, ServerCallContext context) =>
        Use<ChangeTraining>().StartAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Training> StopTraining(StopTrainingRequest request, ServerCallContext context) =>
        Use<ChangeTraining>().StopAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Interview> SitIn(SitInRequest request, ServerCallContext context) =>
        Use<SitIn>().HandleAsync(request, context.CancellationToken);

    public override Task<Member> AttestMember(AttestMemberRequest request, ServerCallContext context) =>
        Use<AttestMember>().HandleAsync(request, context.CancellationToken);

    public override Task<WithdrawReply> Withdraw(WithdrawRequest request, ServerCallContext context) =>
        Use<Withdraw>().HandleAsync(request, context.CancellationToken);

    public override Task PlanLoops(
        PlanLoopsRequest request, IServerStreamWriter<PlanLoopsProgress> responseStream, ServerCallContext context) =>
        Use<PlanLoops>().HandleAsync(request, responseStream, context.CancellationToken);

    public override Task<WhatIfReply> WhatIf(WhatIfRequest request, ServerCallContext context) =>
        Use<WhatIf>().HandleAsync(request, context.CancellationToken);

    public override Task<ExplainChairReply> ExplainChair(ExplainChairRequest request, ServerCallContext context) =>
        Use<ExplainChair>().HandleAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Cohort> SetPlanWeights(SetPlanWeightsRequest request, ServerCallContext context) =>
        Use<SetPlanWeights>().HandleAsync(request, context.CancellationToken);

    public override Task<ListLoopsReply> ListLoops(ListLoopsRequest request, ServerCallContext context) =>
        Use<ReadLoops>().ListAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Loop> GetLoop(GetLoopRequest request, ServerCallContext context) =>
        Use<ReadLoops>().GetAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Interview> GetInterview(GetInterviewRequest request, ServerCallContext context) =>
        Use<ReadLoops>().InterviewAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Interview> MoveInterview(MoveInterviewRequest request, ServerCallContext context) =>
        Use<MoveInterview>().HandleAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Interview> CancelInterview(CancelInterviewRequest request, ServerCallContext context) =>
        Use<CancelInterview>().HandleAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Interview> BookInterview(BookInterviewRequest request, ServerCallContext context) =>
        Use<BookInterview>().HandleAsync(request, context.CancellationToken);

    public override Task<Contracts.Scheduling.Interview> DeclineInterview(DeclineInterviewRequest request, ServerCallContext context) =>
        Use<DeclineInterview>().HandleAsync(request, context.CancellationToken);

    public override Task<ExcuseAbsenceReply> ExcuseAbsence(ExcuseAbsenceRequest request, ServerCallContext context) =>
        Use<ExcuseAbsence>().HandleAsync(request, context.CancellationToken);

    public override Task<StageBackups> SetBackups(SetBackupsRequest request, ServerCallContext context) =>
        Use<ChangeBackups>().HandleAsync(request, context.CancellationToken);

    public override Task<CohortBackups> GetBackups(GetBackupsRequest request, ServerCallContext context) =>
        Use<ChangeBackups>().ReadAsync(request, context.CancellationToken);

    [Authorize(Policies.Service)]
    public override Task<ListQualifiedReply> ListQualified(ListQualifiedRequest request, ServerCallContext context) =>
        Use<ListQualified>().HandleAsync(request, context.CancellationToken);

    [Authorize(Policies.Service)]
    public override Task<PoolProfile> GetPoolProfile(GetPoolProfileRequest request, ServerCallContext context) =>
        Use<GetPoolProfile>().HandleAsync(request, context.CancellationToken);

    T Use<T>() where T : notnull => services.GetRequiredService<T>();
}
