using System.Text;
using System.Text.Json;
using Mockloop.Matching.Engine.Files;
using Mockloop.Matching.Engine.Generating;
using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.Tests.Engine;

public sealed class InstanceFileTests
{
    const string Small = """
        {"start":"2026-03-02","businessDays":18,"granularityMinutes":30,"minGapBusinessDays":1,
         "stages":[{"id":"coding","minutes":45,"from":4,"to":10,"roles":["engineer"]}],
         "people":[{"id":"p1","zone":"Europe/Paris","candidate":true,"available":[{"from":"2026-03-05T08:00:00Z","to":"2026-03-05T12:00:00Z"}]},
                   {"id":"p2","zone":"Europe/Paris","qualified":["coding:engineer"],"dailyCap":2,"weeklyCap":6,"holidays":["2026-03-06"],
                    "available":[{"from":"2026-03-05T09:00:00+01:00","to":"2026-03-05T13:00:00+01:00"}]}],
         "forbidden":[["p1","p3"]],"history":[["p1","p2",2]],"preferences":[["p1","p2",3]],"ledger":{"p2":-2},
         "shadows":[{"person":"p3","stage":"coding","role":"engineer"}],"bufferMinutes":0,"weights":{"load":0,"novelty":0.5}}
        """;

    [Fact]
    public void Every_key_of_the_format_is_read_and_what_is_left_out_has_its_default()
    {
        var instance = Read(Small);

        (instance.Weights.Load, instance.Weights.Novelty, instance.Weights.Preference).ShouldBe((0, 0.5, new PlanWeights().Preference));
        instance.People[1].Ledger.ShouldBe(-2);
        instance.People[1].Available[0].Start.ShouldBe(instance.People[0].Available[0].Start);
        (instance.Preferences[0].Value, instance.History[0].Count, instance.Shadows[0].Person).ShouldBe((3, 2, "p3"));
        (instance.People[0].DailyCap, instance.People[1].Candidate).ShouldBe((2, false));
    }

    [Theory]
    [InlineData("\"2026-03-02\",", "\"March\",", "start", "must be a date")]
    [InlineData("\"minutes\":45", "\"minutes\":\"45\"", "stages[0].minutes", "whole number")]
    [InlineData("\"p2\",3", "\"p2\",11", "preferences[0][2]", "must be −10…10")]
    [InlineData("T12:00:00Z", "T07:00:00Z", "people[0].available[0].to", "must be after from")]
    [InlineData("\"load\":0", "\"load\":-1", "weights.load", "0 drops the term")]
    [InlineData("\"zone\":\"Europe/Paris\",\"candidate\"", "\"candidate\"", "people[0].zone", "must be given")]
    public void A_broken_file_is_refused_by_field_value_and_rule(string good, string bad, string field, string rule)
    {
        var error = Should.Throw<PlanInstanceException>(() => Read(Small.Replace(good, bad)));

        error.Field.ShouldBe(field);
        error.Rule.ShouldContain(rule);
    }

    [Fact]
    public void A_generated_instance_survives_its_file()
    {
        var made = InstanceGenerator.Generate(new() { Candidates = 6, Interviewers = 9, Seed = 5, Infeasible = 1 });

        var read = Read(JsonSerializer.Serialize(InstanceFile.ToJson(made), JsonSerializerOptions.Web));

        read.People.Select(p => (p.Id, p.Zone, p.Ledger, p.WeeklyCap)).ShouldBe(made.People.Select(p => (p.Id, p.Zone, p.Ledger, p.WeeklyCap)));
        read.People.SelectMany(p => p.Available).ShouldBe(made.People.SelectMany(p => p.Available));
        read.Preferences.ShouldBe(made.Preferences);
        read.Weights.ShouldBe(made.Weights);
    }

    static PlanInstance Read(string json) => InstanceFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
