using System.Text.Json.Nodes;

namespace Mockloop.Identity.Tests.Conformance;

/// <summary>
/// Keycloak imports one file per realm and skips a second one, so under the demo the clients and people of
/// <c>realm-demo.json</c> are put into <c>realm.json</c> first.
/// </summary>
static class RealmFiles
{
    public static async Task WriteDemoRealmAsync(string target)
    {
        var realm = JsonNode.Parse(await File.ReadAllTextAsync(TestSettings.RealmFile("realm.json")))!.AsObject();
        var demo = JsonNode.Parse(await File.ReadAllTextAsync(TestSettings.RealmFile("realm-demo.json")))!;
        foreach (var client in demo["clients"]!.AsArray())
            realm["clients"]!.AsArray().Add(client!.DeepClone());
        realm["users"] = demo["users"]!.DeepClone();
        await File.WriteAllTextAsync(target, realm.ToJsonString());
    }
}
