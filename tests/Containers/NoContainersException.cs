namespace Mockloop.Containers;

/// <summary>The engine would not start what the tests need; the message says why.</summary>
sealed class NoContainersException(string message, Exception inner) : Exception(message, inner);
