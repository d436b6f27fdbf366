using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Web;

/// <summary>How many entries of the inbox are unread, for the menu of every page; none is shown when it cannot be asked.</summary>
sealed class Unread(SchedulingService.SchedulingServiceClient scheduling, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    internal async Task<int> CountAsync()
    {
        try
        {
            return (await scheduling.CountUnreadAsync(new(), deadline: time.GetUtcNow().UtcDateTime + Patience)).Unread;
        }
        catch (RpcException)
        {
            return 0;
        }
    }
}
