using System.Reflection;
using MassTransit;

namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>Events and who listens, as lines like those of <see cref="ProtoLines"/>.</summary>
static class EventLines
{
    /// <summary>Every record in the contracts that is told or is part of what is told.</summary>
    public static IEnumerable<Type> Events(Assembly contracts) => contracts.GetTypes()
        .Where(t => t is { IsClass: true, IsPublic: true, IsAbstract: false } && t.GetMethod("<Clone>$") is not null)
        .OrderBy(t => t.FullName, StringComparer.Ordinal);

    /// <summary>The name is also that of the exchange; a property without a default is one that an old message lacks.</summary>
    public static IEnumerable<string> Of(Type type, string? name = null)
    {
        name ??= type.FullName!;
        var parameters = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First().GetParameters();
        return [$"event {name} =", .. parameters.Select(p => $"property {name} {p.Name} = {Type(p)}{(p.HasDefaultValue ? " optional" : "")}")];
    }

    /// <summary>The queues a service's consumers read: what is in them when a release is rolled out must still be read.</summary>
    public static IEnumerable<string> Queues(string service, Assembly program) =>
        from consumer in program.GetTypes().Append(typeof(ServiceDefaults.ReplicatedMembership).Assembly.GetType("Mockloop.ServiceDefaults.CohortMembershipChangedConsumer")!)
        where consumer is { IsClass: true, IsAbstract: false } && (consumer.Assembly == program || Replicates(program))
        from contract in consumer.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConsumer<>)
        orderby consumer.Name
        select $"queue {QueueName(service, consumer)} {contract.GetGenericArguments()[0].FullName} =";

    static bool Replicates(Assembly program) => program.GetName().Name is not ("Mockloop.Scheduling" or "Mockloop.Grading");

    static string QueueName(string service, Type consumer)
    {
        var formatter = new KebabCaseEndpointNameFormatter(service, includeNamespace: false);
        return (string)typeof(IEndpointNameFormatter).GetMethod(nameof(IEndpointNameFormatter.Consumer))!.MakeGenericMethod(consumer).Invoke(formatter, null)!;
    }

    static string Type(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{value.Name}?";
        var name = type.IsGenericType ? $"{type.Name[..^2]}<{string.Join(", ", type.GetGenericArguments().Select(a => a.Name))}>" : type.Name;
        return new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable ? $"{name}?" : name;
    }
}
