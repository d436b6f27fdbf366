using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Mockloop.Fuzz.Tests.Platform;

/// <summary>Keeps what the services log as errors, so that a finding can be shown with its cause.</summary>
sealed class ErrorLog : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The logged error that names this correlation id, or nothing.</summary>
    public string? CauseOf(string reply) => _lines.LastOrDefault(line => Word(line) is { } id && reply.Contains(id, StringComparison.Ordinal));

    public IEnumerable<string> All => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _lines.Enqueue($"{formatter(state, exception)}{Environment.NewLine}{exception}");
    }

    public void Dispose() { }

    // "… failed (id)" is how the services log what they answer with a correlation id.
    static string? Word(string line)
    {
        var from = line.IndexOf("failed (", StringComparison.Ordinal) + "failed (".Length;
        var to = from < 8 ? -1 : line.IndexOf(')', from);
        return to > from ? line[from..to] : null;
    }
}
