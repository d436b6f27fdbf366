using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Mockloop.Simulator;
using Mockloop.Simulator.Play;

var members = new Option<int>("--members") { Description = "People in the cohort, 2 to 24", DefaultValueFactory = _ => 8 };
var candidates = new Option<int>("--candidates") { Description = "How many of them are candidates", DefaultValueFactory = _ => 4 };
var seed = new Option<int>("--seed") { Description = "Same seed, same people, code, cards and outcomes", DefaultValueFactory = _ => 1 };
var track = new Option<string>("--track") { Description = "Track id", DefaultValueFactory = _ => "senior-tpm" };
var result = new Option<string?>("--result") { Description = "File to write the outcome to, as JSON" };
var resume = new Option<bool>("--resume") { Description = "Play on the newest cohort of that seed where it stands; begin one where there is none" };
var root = new RootCommand("Plays a seeded cohort through the public gRPC API") { members, candidates, seed, track, result, resume };

root.SetAction(async (parsed, stop) =>
{
    var options = new SimulationOptions(
        parsed.GetValue(members), parsed.GetValue(candidates), parsed.GetValue(seed), parsed.GetValue(track)!, parsed.GetValue(result),
        parsed.GetValue(resume));
    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    return await Simulation.RunAsync(options, configuration, TimeProvider.System, stop);
});
return await root.Parse(args).InvokeAsync();
