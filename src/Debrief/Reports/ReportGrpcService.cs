using Grpc.Core;
using Mockloop.Debrief.Engine.Reports.Printing;
using Mockloop.ServiceDefaults.Errors;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Reports;

/// <summary>Proto in, proto out.</summary>
sealed class ReportGrpcService(ReadCandidateReport candidate, ReadInterviewerReport interviewer, ReadCohortReport cohort)
    : Proto.ReportService.ReportServiceBase
{
    public override async Task<Proto.CandidateReport> GetCandidateReport(Proto.GetCandidateReportRequest request, ServerCallContext context)
    {
        var (loop, report) = await candidate.RunAsync(Ids.Parse(request.LoopId, "loop_id"), context.CancellationToken);
        return CandidateReportView.Of(loop, report);
    }

    public override async Task<Proto.PrintedReport> PrintCandidateReport(Proto.PrintCandidateReportRequest request, ServerCallContext context)
    {
        var (id, print) = (Ids.Parse(request.LoopId, "loop_id"), PrintRequest.Of(request.Form));
        var (_, report) = await candidate.RunAsync(id, context.CancellationToken);
        return print.File($"report-{id}", CandidatePage.Of(report, print.Links));
    }

    public override async Task<Proto.InterviewerReport> GetInterviewerReport(Proto.GetInterviewerReportRequest request, ServerCallContext context)
    {
        var (_, report) = await interviewer.RunAsync(Ids.Parse(request.CohortId, "cohort_id"), Ids.Parse(request.PersonId, "person_id"), context.CancellationToken);
        return InterviewerReportView.Of(request.CohortId, request.PersonId, report);
    }

    public override async Task<Proto.PrintedReport> PrintInterviewerReport(Proto.PrintInterviewerReportRequest request, ServerCallContext context)
    {
        var (cohortId, personId, print) = (Ids.Parse(request.CohortId, "cohort_id"), Ids.Parse(request.PersonId, "person_id"), PrintRequest.Of(request.Form));
        var (names, report) = await interviewer.RunAsync(cohortId, personId, context.CancellationToken);
        return print.File($"interviewer-{personId}", InterviewerPage.Of(report, names.Cohort));
    }

    public override async Task<Proto.CohortReport> GetCohortReport(Proto.GetCohortReportRequest request, ServerCallContext context) =>
        CohortReportView.Of(request.CohortId, await cohort.RunAsync(Ids.Parse(request.CohortId, "cohort_id"), context.CancellationToken));

    public override async Task<Proto.PrintedReport> PrintCohortReport(Proto.PrintCohortReportRequest request, ServerCallContext context)
    {
        var (id, print) = (Ids.Parse(request.CohortId, "cohort_id"), PrintRequest.Of(request.Form));
        return print.File($"cohort-{id}", CohortPage.Of(await cohort.RunAsync(id, context.CancellationToken), print.Links));
    }
}
