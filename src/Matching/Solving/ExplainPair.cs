using Mockloop.Contracts.Matching;
using Mockloop.Matching.History;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Matching.Solving;

/// <summary>Why somebody sits in a chair of what stands, or why not, with what the service knows of who met whom.</summary>
sealed class ExplainPair(PairingHistory history)
{
    public async Task<ExplainPairReply> HandleAsync(ExplainPairRequest request, CancellationToken ct) =>
        PairAnswers.Reply(await history.AddToAsync(Require.Present(request.Instance, "instance").ToEngine(), ct), request);
}
