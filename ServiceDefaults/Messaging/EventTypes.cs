using System.Collections.Concurrent;
using System.Reflection;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>From the full name in an outbox row back to the event's type.</summary>
static class EventTypes
{
    static readonly ConcurrentDictionary<string, Type> Known = new();

    public static Type Resolve(string fullName) => Known.GetOrAdd(fullName, Find);

    static Type Find(string fullName) =>
        Loaded(fullName) ?? Referenced(fullName) ?? throw new InvalidOperationException($"No assembly knows the event type {fullName}.");

    static Type? Loaded(string fullName) =>
        AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(fullName)).FirstOrDefault(t => t is not null);

    // After a restart the relay may run before anything has touched the assembly of the events.
    static Type? Referenced(string fullName) => Assembly.GetEntryAssembly()?.GetReferencedAssemblies()
        .Where(a => fullName.StartsWith(a.Name + ".", StringComparison.Ordinal))
        .Select(a => Assembly.Load(a).GetType(fullName)).FirstOrDefault(t => t is not null);
}
