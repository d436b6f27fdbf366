namespace Mockloop.Containers;

/// <summary>What a pair is made of.</summary>
/// <param name="Run">Name of the run: start of the containers' names, and their label.</param>
/// <param name="Pull">Whether images may be downloaded.</param>
/// <param name="PostgresImage">Image of PostgreSQL.</param>
/// <param name="RabbitMqImage">Image of RabbitMQ.</param>
sealed record ServerPairOptions(string Run, bool Pull, string PostgresImage, string RabbitMqImage);
