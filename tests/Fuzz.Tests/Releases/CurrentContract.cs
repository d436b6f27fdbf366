using System.Reflection;
using Google.Protobuf.Reflection;
using Mockloop.Contracts.Scheduling;
using Mockloop.Fuzz.Tests.Platform;
using Mockloop.Fuzz.Tests.Requests;

namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>The contract as this source has it.</summary>
static class CurrentContract
{
    public static Assembly Assembly { get; } = typeof(SchedulingReflection).Assembly;

    public static IEnumerable<FileDescriptor> Files { get; } =
        [.. MappedMethod.Declared.Select(m => m.File).Distinct().OrderBy(f => f.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<string> Lines { get; } =
    [
        .. Files.SelectMany(ProtoLines.Of).Distinct(),
        .. EventLines.Events(Assembly).SelectMany(t => EventLines.Of(t)),
        .. FuzzPlatform.Names.SelectMany(name => EventLines.Queues(name, ServiceHost.ProgramOf(name))),
    ];
}
