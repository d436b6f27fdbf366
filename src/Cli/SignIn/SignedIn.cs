using Grpc.Core;
using Mockloop.Cli.Platform;

namespace Mockloop.Cli.SignIn;

/// <summary>What every command does that calls the running platform as the person who signed in.</summary>
static class SignedIn
{
    /// <param name="run">Gets the platform and the person's token.</param>
    /// <param name="forbidden">What to say to who may not, from the service's own words.</param>
    /// <param name="output">Where complaints go.</param>
    /// <param name="stop">Ends it.</param>
    internal static async Task<int> RunAsync(
        Func<RunningPlatform, string, Task<int>> run, Func<string, string> forbidden, Output output, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
        try
        {
            if (await RunningPlatform.FindAsync(http, stop) is not { } platform)
                return output.CouldNotRun("No platform runs from this checkout. Start it with deploy/local/up.sh.");
            return await run(platform, await Session.TokenAsync(http, TimeProvider.System, stop));
        }
        catch (RpcException e)
        {
            return output.CouldNotRun(e.StatusCode switch
            {
                StatusCode.PermissionDenied => forbidden(e.Status.Detail),
                StatusCode.Unauthenticated => "The session is not taken any more. Run: deploy/local/mockloop login",
                _ => e.Status.Detail,
            });
        }
        catch (Exception e) when (e is SignInException or HttpRequestException or OperationCanceledException or IOException)
        {
            return output.CouldNotRun(e is OperationCanceledException ? "cancelled" : e.Message);
        }
    }
}
