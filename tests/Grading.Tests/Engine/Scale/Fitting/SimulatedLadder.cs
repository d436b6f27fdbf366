using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Tests.Engine.Scale.Fitting;

/// <summary>Measurements of a growth that is known, with the noise of a busy machine.</summary>
sealed record SimulatedLadder((double N, double K)[] Sizes, double StartUp, double Smallest)
{
    /// <summary>C++, tokens in shards: 1 ms to start.</summary>
    public static SimulatedLadder Cpp { get; } =
        new([(1e6, 8), (1e6, 64), (4e6, 64), (8e6, 16), (8e6, 256), (16e6, 128), (32e6, 512), (50e6, 64)], 1.2, 40);

    /// <summary>Python, tokens in shards: 15 ms to start.</summary>
    public static SimulatedLadder Python { get; } =
        new([(50e3, 8), (50e3, 64), (100e3, 32), (250e3, 8), (250e3, 64), (500e3, 128), (1e6, 64), (1e6, 256)], 15, 25);

    /// <summary>Nodes and edges.</summary>
    public static SimulatedLadder Registry { get; } =
        new([(100e3, 250e3), (200e3, 1e6), (500e3, 1.25e6), (500e3, 2.5e6), (1e6, 2.5e6), (2e6, 3e6), (2e6, 5e6)], 1.2, 10);

    /// <summary>One factor.</summary>
    public static SimulatedLadder Alone { get; } = new([(1e6, 1), (2e6, 1), (5e6, 1), (10e6, 1), (20e6, 1), (50e6, 1)], 1.2, 10);

    /// <summary>One factor, Python.</summary>
    public static SimulatedLadder PythonAlone { get; } = new([(50e3, 1), (100e3, 1), (200e3, 1), (400e3, 1), (700e3, 1), (1e6, 1)], 15, 20);

    public static SimulatedLadder Of(string name) => name switch
    {
        "C++" => Cpp,
        "Python" => Python,
        "registry" => Registry,
        "alone" => Alone,
        _ => PythonAlone,
    };

    /// <summary>One climb.</summary>
    public List<Observation> Climb(GrowthClass truth, Func<Random, double> noise, int seed)
    {
        var random = new Random(seed);
        double At((double N, double K) size) => truth.Terms.Sum(t => t.At(size.N, size.K));
        return [.. Sizes.Select(s => new Observation(s.N, s.K, (StartUp + (Smallest * At(s) / At(Sizes[0]))) * noise(random)))];
    }

    /// <summary>5 % either way.</summary>
    public static double Even(Random random) => Math.Exp(0.05 * Gauss(random));

    /// <summary>2 % either way, and one run in seven up to 1.8 times as slow.</summary>
    public static double Spikes(Random random) => Math.Exp(0.02 * Gauss(random)) * (random.Next(7) == 0 ? 1 + (0.8 * random.NextDouble()) : 1);

    static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
