namespace Mockloop.ServiceDefaults.Clients;

/// <summary>
/// Tries the next replica where one takes no connection. Nothing was sent then, so this holds for writes as well; a call
/// that may have reached somebody is not sent again here. Stands before discovery, which chooses an address per sending.
/// </summary>
sealed class NextReplica : DelegatingHandler
{
    // A second in all. Others send at the same time and take the turns between, so one replica may come up several times running.
    const int MostSendings = 12;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

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
                    await Task.Delay(Pause, cancellationToken);
            }
    }
}
