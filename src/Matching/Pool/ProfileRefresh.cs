using Grpc.Core;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Clients;

namespace Mockloop.Matching.Pool;

/// <summary>Asks Scheduling anew about somebody whose match fell through; who may no longer wait leaves the line.</summary>
sealed class ProfileRefresh(SchedulingService.SchedulingServiceClient scheduling)
{
    public async Task HandleAsync(Ticket ticket, CancellationToken ct)
    {
        try
        {
            var request = new GetPoolProfileRequest { CohortId = ticket.CohortId.ToString(), PersonId = ticket.PersonId.ToString() };
            var profile = await scheduling.GetPoolProfileAsync(request, CallAs.Service(), cancellationToken: ct);
            if (profile.Refusal(ticket.StageId, ticket.Role) is { } refusal)
                ticket.Remove(refusal);
            else
                ticket.Refresh(profile.FreeSpans());
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            ticket.Remove("You are no longer in this cohort.");
        }
    }
}
