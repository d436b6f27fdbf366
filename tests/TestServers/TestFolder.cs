using Mockloop.AppHost.Servers;

namespace Mockloop.TestServers;

/// <summary>Places for a server's files that its own user can reach.</summary>
static class TestFolder
{
    public static string New(string server)
    {
        string root = Path.GetTempPath();
        if (ServerAccount.CallerIsRoot && !ServerAccount.OthersCanReach(root))
            root = "/tmp";
        return Path.Combine(root, $"mockloop-test-{server}-{Guid.CreateVersion7():N}");
    }
}
