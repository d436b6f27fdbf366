namespace Mockloop.Questions.Submissions;

/// <summary>Registers the handing in of code.</summary>
static class SubmissionsFeature
{
    public static IServiceCollection AddSubmissions(this IServiceCollection services) => services
        .AddScoped<SubmitCode>().AddScoped<GetSubmission>().AddScoped<WatchSubmission>().AddScoped<CancelSubmission>();
}
