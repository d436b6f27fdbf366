using System.CommandLine;
using Mockloop.Chaos;

var seed = new Option<int>("--seed") { Description = "What is played, and what is killed when", DefaultValueFactory = _ => 1 };
var random = new Option<int>("--random-kills") { Description = "Kills at random after each was killed in turn", DefaultValueFactory = _ => 6 };
var minutes = new Option<int>("--minutes") { Description = "Longest time the whole may take", DefaultValueFactory = _ => 14 };
var faults = new Option<string?>("--faults") { Description = "shuffle, duplicate, or both with a comma: as of up.sh" };
var keep = new Option<bool>("--keep") { Description = "Keep the state folder with logs and databases, and say where it is" };
var root = new RootCommand("Plays a cohort while everything the platform is made of gets killed") { seed, random, minutes, faults, keep };

root.SetAction((parsed, stop) => ChaosRun.RunAsync(new ChaosOptions(
    parsed.GetValue(seed), parsed.GetValue(random), TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(faults), parsed.GetValue(keep)), stop));
// Ctrl-C: the platform is stopped in order before this returns.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(90) });
