using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.ServiceDefaults.Clients;

namespace Mockloop.Debrief.Tracks;

/// <summary>Where tracks come from: another process.</summary>
interface ITrackSource
{
    /// <summary>The track with exactly this content hash.</summary>
    Task<Track> FetchAsync(string hash, CancellationToken ct);
}

/// <summary>Asks Questions.</summary>
sealed class QuestionsTracks(QuestionsService.QuestionsServiceClient questions) : ITrackSource
{
    public async Task<Track> FetchAsync(string hash, CancellationToken ct) =>
        await questions.GetTrackAsync(new GetTrackRequest { Hash = hash }, CallAs.Service(), cancellationToken: ct);
}
