namespace Mockloop.Chaos.Running;

/// <summary>One resource as the AppHost's <c>/resources</c> describes it.</summary>
sealed record Resource(string Name, string State, bool Healthy, int Restarts, string[] Urls, int? Pid);
