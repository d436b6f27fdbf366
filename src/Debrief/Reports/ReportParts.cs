namespace Mockloop.Debrief.Reports;

/// <summary>Reports from debriefs.</summary>
static class ReportParts
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<CalibratedCohorts>().AddScoped<ICohortNames, SchedulingNames>().AddScoped<RoundTimes>().AddScoped<OwnAnswers>().AddScoped<RevealedCards>().AddScoped<LoopFactsReader>()
        .AddScoped<ReadCandidateReport>().AddScoped<ReadInterviewerReport>().AddScoped<ReadCohortReport>();
}
