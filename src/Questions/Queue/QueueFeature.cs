namespace Mockloop.Questions.Queue;

/// <summary>Registers the grading queue.</summary>
static class QueueFeature
{
    public static void AddGradingQueue(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GradingQueueOptions>().BindConfiguration("GradingQueue")
            .Validate(o => o is { Limit: > 0, RejudgeLimit: > 0, Attempts: > 0, LostLeases: > 0, MostSlots: > 0 } && o.Lease > TimeSpan.Zero && o.Yield > TimeSpan.Zero, "GradingQueue: every limit must be above 0")
            .ValidateOnStart();
        builder.Services.AddScoped<IBacklog, GradingBacklog>()
            .AddScoped<Enqueue>().AddScoped<QueuePosition>().AddScoped<RecordResult>()
            .AddScoped<LeaseWork>().AddScoped<Heartbeat>().AddScoped<GiveBack>().AddScoped<PutResult>().AddScoped<FetchPackage>()
            .AddScoped<GetGradingQueue>();
    }
}
