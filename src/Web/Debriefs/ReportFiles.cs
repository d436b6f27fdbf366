using Grpc.Core;
using Mockloop.Contracts.Debrief;

namespace Mockloop.Web.Debriefs;

/// <summary>Reports as files that need nothing else, for the person who is signed in, and the style sheet that they share with the pages.</summary>
static class ReportFiles
{
    // The file names the one style sheet that may act on it; here it is only said that nothing else may.
    const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    const int SecondsFresh = 3600;

    internal static string OfLoop(string loopId) => $"/loops/{loopId}/report.html";

    internal static string OfCohort(string cohortId) => $"/cohorts/{cohortId}/report.html";

    internal static string OfInterviewer(string cohortId, string personId) => $"/cohorts/{cohortId}/interviewers/{personId}/report.html";

    internal static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        var sheet = StyleSheet();
        routes.MapGet("/report.css", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = $"public, max-age={SecondsFresh}";
            return TypedResults.Text(sheet, "text/css; charset=utf-8");
        }).AllowAnonymous();
        routes.MapGet(OfLoop("{loopId}"), (string loopId, HttpContext http, ReportService.ReportServiceClient reports, CancellationToken left) =>
            SendAsync(http, reports.PrintCandidateReportAsync(new() { LoopId = loopId, Form = Form(http) }, cancellationToken: left)));
        routes.MapGet(OfCohort("{cohortId}"), (string cohortId, HttpContext http, ReportService.ReportServiceClient reports, CancellationToken left) =>
            SendAsync(http, reports.PrintCohortReportAsync(new() { CohortId = cohortId, Form = Form(http) }, cancellationToken: left)));
        routes.MapGet(OfInterviewer("{cohortId}", "{personId}"), (string cohortId, string personId, HttpContext http, ReportService.ReportServiceClient reports, CancellationToken left) =>
            SendAsync(http, reports.PrintInterviewerReportAsync(new() { CohortId = cohortId, PersonId = personId, Form = Form(http) }, cancellationToken: left)));
    }

    static PrintForm Form(HttpContext http) => new() { Site = $"{http.Request.Scheme}://{http.Request.Host}" };

    static async Task<IResult> SendAsync(HttpContext http, AsyncUnaryCall<PrintedReport> printing)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        try
        {
            var report = await printing;
            http.Response.Headers.ContentSecurityPolicy = Policy;
            return TypedResults.Text(report.Html, "text/html; charset=utf-8");
        }
        catch (RpcException e)
        {
            return TypedResults.Text(e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded ? "The report cannot be read at the moment; try again later." : e.Status.Detail, statusCode: Refused(e.StatusCode));
        }
    }

    static int Refused(StatusCode code) => code switch
    {
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.NotFound or StatusCode.InvalidArgument => StatusCodes.Status404NotFound,
        StatusCode.FailedPrecondition => StatusCodes.Status409Conflict,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    static string StyleSheet()
    {
        using var sheet = new StreamReader(typeof(ReportFiles).Assembly.GetManifestResourceStream("report.css")!);
        return sheet.ReadToEnd();
    }
}
