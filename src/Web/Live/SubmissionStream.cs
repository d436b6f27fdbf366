using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Mockloop.Contracts.Questions;

namespace Mockloop.Web.Live;

/// <summary>
/// A submission's progress in words as server-sent events, for <c>submissions.js</c>: one per change, and <c>done</c> at the
/// end, which is also what a refusal or a service that is away looks like. The page shows the same on reload.
/// </summary>
static class SubmissionStream
{
    internal const string Done = "done";

    internal static string AddressOf(Submission submission) => $"/submissions/{submission.SubmissionId}/progress";

    internal static void MapSubmissionStream(this IEndpointRouteBuilder routes) => routes.MapGet("/submissions/{id}/progress",
        (string id, QuestionsService.QuestionsServiceClient questions, CancellationToken left) => TypedResults.ServerSentEvents(FollowAsync(id, questions, left)));

    static async IAsyncEnumerable<SseItem<string>> FollowAsync(
        string id, QuestionsService.QuestionsServiceClient questions, [EnumeratorCancellation] CancellationToken left)
    {
        using var watch = questions.WatchSubmission(new() { SubmissionId = id }, cancellationToken: left);
        while (await NextAsync(watch.ResponseStream, left) is { } submission && submission.IsWaiting())
            yield return new(submission.Words());
        yield return new("", Done);
    }

    static async Task<Submission?> NextAsync(IAsyncStreamReader<Submission> changes, CancellationToken left)
    {
        try
        {
            return await changes.MoveNext(left) ? changes.Current : null;
        }
        catch (RpcException) when (!left.IsCancellationRequested)
        {
            return null;
        }
    }
}
