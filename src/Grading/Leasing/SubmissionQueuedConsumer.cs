using MassTransit;
using Mockloop.Contracts.Questions;

namespace Mockloop.Grading.Leasing;

/// <summary>
/// A wake-up only: the work is a row in Questions and leased by gRPC, so that a lost or doubled event loses and doubles nothing.
/// </summary>
sealed class SubmissionQueuedConsumer(WakeUp wakeUp) : IConsumer<SubmissionQueued>
{
    public Task Consume(ConsumeContext<SubmissionQueued> context)
    {
        wakeUp.Ring();
        return Task.CompletedTask;
    }
}
