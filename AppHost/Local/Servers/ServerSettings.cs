namespace Mockloop.AppHost.Servers;

/// <summary>How a private server is to run.</summary>
sealed record ServerSettings
{
    /// <summary>True: data is kept and every commit reaches the disk. False: fast, for tests, gone when its parent is.</summary>
    public bool Durable { get; init; }

    /// <summary>Loopback port; a free one when null.</summary>
    public int? Port { get; init; }

    /// <summary>Password of the one user of the server.</summary>
    public string Password { get; init; } = "mockloop";

    /// <summary>Variables added to the server's environment, such as the mark by which a run's processes are found.</summary>
    public IReadOnlyDictionary<string, string> Marks { get; init; } = new Dictionary<string, string>();

    /// <summary>File for the server's output; one in its folder when null.</summary>
    public string? LogFile { get; init; }

    /// <summary>Called with the process id, and the signal that stops it in order, as soon as the server's process exists.</summary>
    public Action<int, int>? OnStarted { get; init; }
}
