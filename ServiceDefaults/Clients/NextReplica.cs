namespace Mockloop.ServiceDefaults.Clients;

/// <summary>
/// Tries the next replica where one takes no connection. Nothing was sent then, so this holds for writes as well; a call
/// that may have reached somebody is not sent again here. Stands before discovery, which chooses an address per sending.
/// </summary>
sealed class NextReplica : DelegatingHandler
{
    // 0, 50, 100, 200, 400 ms: a restarting replica is passed over at once, a service that is away is soon reported.
    const int MostSendings = 6;
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var sending = 1; ; sending++)
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && sending < MostSendings)
            {
                if (sending > 1)
                    await Task.Delay(FirstPause * Math.Pow(2, sending - 1), cancellationToken);
            }
    }
}
