using System.Text.Json.Nodes;

namespace Mockloop.AppHost;

/// <summary>The realm as Keycloak imports it: one file per realm, a second one would be skipped.</summary>
static class RealmFile
{
    const string Folder = "../deploy/keycloak";

    /// <summary>Path of the file to import; under the demo its people and clients are in it too.</summary>
    public static string For(bool demo, string hostFolder)
    {
        var realmFile = Path.GetFullPath($"{Folder}/realm.json", hostFolder);
        if (!demo)
            return realmFile;
        var realm = Read(realmFile);
        var people = Read(Path.GetFullPath($"{Folder}/realm-demo.json", hostFolder));
        foreach (var client in people["clients"]!.AsArray())
            realm["clients"]!.AsArray().Add(client!.DeepClone());
        realm["users"] = people["users"]!.DeepClone();
        var merged = Path.Combine(Directory.CreateDirectory(Path.Combine(hostFolder, "obj")).FullName, "mockloop-realm.json");
        File.WriteAllText(merged, realm.ToJsonString());
        return merged;
    }

    static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;
}
