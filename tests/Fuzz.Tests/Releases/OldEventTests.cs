using System.Text.Json.Nodes;
using Mockloop.Contracts.Questions;
using Mockloop.Fuzz.Tests.Platform;

namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>Messages of the last release, and of one that is ahead, on the queues of this one.</summary>
public sealed class OldEventTests(OldEventTests.Services services) : IClassFixture<OldEventTests.Services>
{
    /// <summary>The services, once for all of them.</summary>
    public sealed class Services : IAsyncLifetime
    {
        internal FuzzPlatform Platform { get; private set; } = null!;

        internal string TrackHash { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Platform = await FuzzPlatform.StartAsync();
            var questions = new QuestionsService.QuestionsServiceClient(Platform.Grpc("questions", Platform.Realm.ServiceToken()));
            TrackHash = (await questions.GetTrackAsync(new() { Id = "fuzz-a" })).Hash;
        }

        public ValueTask DisposeAsync() => Platform.DisposeAsync();
    }

    [Fact]
    public async Task Every_consumer_handles_what_the_last_release_wrote_and_skips_what_it_does_not_know() =>
        (await OutcomesAsync(message => message["nobodyKnows"] = new JsonObject { ["this"] = 1 })).ShouldAllBe(o => o.Why == null);

    [Fact]
    public async Task A_message_without_a_required_field_ends_as_a_failed_message_that_names_it()
    {
        var outcomes = await OutcomesAsync(message => message.Remove(message.First().Key));

        outcomes.ShouldAllBe(o => o.Why != null && o.Why.Contains($"'{o.First}'", StringComparison.Ordinal) && !o.Why.Contains("No consumer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_of_a_later_release_decides_nothing()
    {
        string[] words = ["roles", "decision", "outcome", "verdict", "kind"];
        var outcomes = await OutcomesAsync(message =>
        {
            foreach (var word in words.Where(message.ContainsKey))
                message[word] = message[word] is JsonArray ? new JsonArray("Archangel") : "Archangel";
        });

        outcomes.ShouldAllBe(o => o.Why == null);
    }

    /// <summary>One message to every queue of every service with a database.</summary>
    async Task<IReadOnlyList<(string Queue, string First, string? Why)>> OutcomesAsync(Action<JsonObject> change)
    {
        var bus = new Bus(services.Platform);
        var sent = new List<(string Service, string Queue, string First, Guid Id)>();
        foreach (var words in CurrentContract.Lines.Where(l => l.StartsWith("queue ", StringComparison.Ordinal)).Select(l => l.Split(' ')))
        {
            var (queue, type, service) = (words[1], words[2], words[1].Split('-')[0]);
            if (!FuzzPlatform.WithDatabase.Contains(service))
                continue;
            var message = JsonNode.Parse(ReleasedContractTests.Samples[type]!.ToJsonString().Replace("track-hash", services.TrackHash))!.AsObject();
            var first = message.First().Key;
            change(message);
            sent.Add((service, queue, first, await bus.SendAsync(service, queue, type, message)));
        }
        sent.Count.ShouldBeGreaterThan(30);
        var outcomes = await Task.WhenAll(sent.Select(async s => (s.Queue, s.First, Why: await bus.OutcomeAsync(s.Service, s.Id))));
        return outcomes;
    }
}
