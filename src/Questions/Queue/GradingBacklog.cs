using Mockloop.Questions.Data;

namespace Mockloop.Questions.Queue;

/// <summary>Work waiting or leased, for those who wait until the platform is idle.</summary>
sealed class GradingBacklog(QuestionsDb db) : IBacklog
{
    public string Name => "grading";

    public Task<long> CountAsync(CancellationToken ct) => db.GradingWork.LongCountAsync(ct);
}
