using System.Globalization;

namespace Mockloop.AppHost.Servers;

/// <summary>Erlang's name daemon, which a node starts and leaves behind with parent 1.</summary>
static class NameDaemon
{
    /// <summary>Ends the daemon on that private port; none there is fine.</summary>
    public static async Task StopAsync(int port)
    {
        var environment = new Dictionary<string, string> { ["ERL_EPMD_PORT"] = port.ToString(CultureInfo.InvariantCulture) };
        for (var tries = 0; tries < 40 && !FreePorts.IsFree(port); tries++)
        {
            try
            {
                await ServerProcess.RunAsync(["epmd", "-kill"], environment);
            }
            catch (InvalidOperationException)
            {
                // It refuses until it has noticed that the node is gone.
                await Task.Delay(50);
            }
        }
    }
}
