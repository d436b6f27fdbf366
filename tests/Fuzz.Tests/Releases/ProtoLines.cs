using Google.Api;
using Google.Protobuf.Reflection;

namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>
/// Protos as lines "what = how", one per promise, in an order that shows a change as a changed line. What a line says may never
/// change and no line may go; lines may come.
/// </summary>
static class ProtoLines
{
    public static IEnumerable<string> Of(FileDescriptor file) =>
    [
        $"namespace {file.Package} = {file.GetOptions()?.CsharpNamespace}",
        .. file.Services.SelectMany(Of),
        .. file.MessageTypes.SelectMany(Of),
        .. file.EnumTypes.SelectMany(Of),
    ];

    static IEnumerable<string> Of(ServiceDescriptor service) => service.Methods.SelectMany(method => (IEnumerable<string>)
    [
        $"method {method.FullName} = {Stream(method.IsClientStreaming)}{method.InputType.FullName} -> {Stream(method.IsServerStreaming)}{method.OutputType.FullName}",
        .. Rules(method).Select(r => new Requests.Binding(r)).Select(r => $"http {method.FullName} {r.Verb} {r.Template} = body {r.Body}"),
    ]);

    static IEnumerable<string> Of(MessageDescriptor message) =>
    [
        $"message {message.FullName} =",
        .. message.Fields.InFieldNumberOrder().Select(f => $"field {message.FullName} {f.FieldNumber} = {Type(f)} {f.Name} ({f.JsonName})"),
        .. message.ToProto().ReservedRange.SelectMany(r => Enumerable.Range(r.Start, Math.Min(r.End - r.Start, 1000))).Select(n => $"reserved {message.FullName} {n} ="),
        .. message.ToProto().ReservedName.Select(name => $"reserved {message.FullName} {name} ="),
        .. message.NestedTypes.Where(t => t.GetOptions()?.MapEntry != true).SelectMany(Of),
        .. message.EnumTypes.SelectMany(Of),
    ];

    static IEnumerable<string> Of(EnumDescriptor type) =>
    [
        $"enum {type.FullName} =",
        .. type.Values.Select(v => $"value {type.FullName} {v.Number} = {v.Name}"),
        .. type.ToProto().ReservedRange.SelectMany(r => Enumerable.Range(r.Start, Math.Min(r.End - r.Start + 1, 1000))).Select(n => $"reserved {type.FullName} {n} ="),
    ];

    static string Type(FieldDescriptor field)
    {
        if (field.IsMap)
            return $"map<{Type(field.MessageType.FindFieldByNumber(1))}, {Type(field.MessageType.FindFieldByNumber(2))}>";
        var type = field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => field.EnumType.FullName,
            _ => field.FieldType.ToString().ToLowerInvariant(),
        };
        var oneof = field.RealContainingOneof is { } one ? $"oneof {one.Name} " : "";
        return $"{oneof}{(field.IsRepeated ? "repeated " : field.HasPresence && field.FieldType != FieldType.Message ? "optional " : "")}{type}";
    }

    static string Stream(bool streams) => streams ? "stream " : "";

    static IEnumerable<HttpRule> Rules(MethodDescriptor method) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } rule ? [rule, .. rule.AdditionalBindings] : [];
}
