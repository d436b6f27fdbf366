using Mockloop.Benchmarks.Sandboxes;

var rounds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 25;
return await Overhead.RunAsync(rounds) ? 0 : 1;
