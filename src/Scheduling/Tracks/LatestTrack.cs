using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Scheduling.Tracks;

/// <summary>The version of a track that a new cohort starts on.</summary>
sealed class LatestTrack(TrackCache tracks, QuestionsService.QuestionsServiceClient questions)
{
    /// <summary>The latest version, kept, so that the cohort never depends on Questions for it again.</summary>
    public async Task<Track> OfAsync(string id, CancellationToken ct)
    {
        try
        {
            return await tracks.KeepAsync(await questions.GetTrackAsync(new GetTrackRequest { Id = id }, cancellationToken: ct), ct);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            throw DomainException.Invalid("track_id", id, "is no track; GET /v1/tracks lists them");
        }
    }
}
