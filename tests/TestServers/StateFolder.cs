using System.Text.Json;

namespace Mockloop.TestServers;

/// <summary>What a running platform keeps in its state folder.</summary>
public static class StateFolder
{
    /// <summary>A new one, in which the servers' own users may pass.</summary>
    public static DirectoryInfo New()
    {
        var state = Directory.CreateTempSubdirectory("mockloop-state-");
        File.SetUnixFileMode(state.FullName, (UnixFileMode)0b111_101_101);
        return state;
    }

    /// <summary>A port or a secret: <c>Kept(state, "ports.json", "postgres.tcp.0")</c>.</summary>
    public static string Kept(string state, string file, string key) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(state, file)))![key];

    /// <summary>Connection string of a service's database, without a pool: its connections may be to a server that was killed since.</summary>
    public static string Database(string state, string service) =>
        $"Host=127.0.0.1;Port={Kept(state, "ports.json", "postgres.tcp.0")};Username=postgres;Password={Kept(state, "secrets.json", "postgres-password")};"
        + $"Database={service}-db;Pooling=false";
}
