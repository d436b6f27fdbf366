using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>Each rule, broken once: the real descriptors with one change against themselves without it.</summary>
public sealed class BrokenContractTests
{
    const string Proto = "Scheduling/scheduling.proto", Package = "mockloop.scheduling.v1";

    public static TheoryData<string, string> Breaks => new()
    {
        { "field removed", $"gone: field {Package}.TrackRef 2" },
        { "field renamed", $"changed: field {Package}.TrackRef 2" },
        { "field renumbered", $"gone: field {Package}.TrackRef 2" },
        { "field retyped", $"changed: field {Package}.TrackRef 2" },
        { "field repeated", $"changed: field {Package}.TrackRef 2" },
        { "field optional", $"changed: field {Package}.TrackRef 2" },
        { "field of another message", $"changed: field {Package}.Cohort 3" },
        { "message removed", $"gone: message {Package}.WithdrawReply" },
        { "enum value removed", $"gone: value {Package}.LoopState 5" },
        { "enum value renamed", $"changed: value {Package}.LoopState 5" },
        { "method removed", $"gone: method {Package}.SchedulingService.GetMe" },
        { "method streams", $"changed: method {Package}.SchedulingService.GetMe" },
        { "service renamed", $"gone: method {Package}.SchedulingService.GetMe" },
        { "verb changed", $"gone: http {Package}.SchedulingService.GetMe GET" },
        { "path changed", $"gone: http {Package}.SchedulingService.GetMe GET" },
        { "body changed", $"changed: http {Package}.SchedulingService.UpdateMe PATCH" },
        { "package changed", $"gone: namespace {Package}" },
        { "namespace changed", $"changed: namespace {Package}" },
        { "reserved number reused", $"reuses a reserved number: field {Package}.TrackRef 9" },
        { "reserved name reused", $"reuses a reserved name: field {Package}.TrackRef 8" },
        { "reservation dropped", $"gone: reserved {Package}.TrackRef 9" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_broken_promise_is_named(string what, string complaint)
    {
        var found = Compatibility.Breaks(Lines(Reserve), Lines(file => { Reserve(file); Break(what, file); }));

        found.ShouldContain(f => f.StartsWith(complaint, StringComparison.Ordinal), string.Join('\n', found));
    }

    [Fact]
    public void Additions_break_nothing() => Compatibility.Breaks(Lines(_ => { }), Lines(file =>
    {
        Message(file, "TrackRef").Field.Add(new FieldDescriptorProto
        { Name = "fresh", JsonName = "fresh", Number = 77, Type = FieldDescriptorProto.Types.Type.String, Label = FieldDescriptorProto.Types.Label.Optional });
        file.MessageType.Add(new DescriptorProto { Name = "Fresh" });
        file.EnumType.Single(e => e.Name == "LoopState").Value.Add(new EnumValueDescriptorProto { Name = "LOOP_STATE_FRESH", Number = 77 });
        var fresh = file.Service[0].Method.Single(m => m.Name == "GetMe").Clone();
        fresh.Name = "GetFresh";
        file.Service[0].Method.Add(fresh);
    })).ShouldBeEmpty();

    static void Break(string what, FileDescriptorProto file)
    {
        var (message, methods) = (Message(file, "TrackRef"), file.Service[0].Method);
        var (field, state, me) = (message.Field[1], file.EnumType.Single(e => e.Name == "LoopState"), methods.Single(m => m.Name == "GetMe"));
        switch (what)
        {
            case "field removed": message.Field.Remove(field); break;
            case "field renamed": (field.Name, field.JsonName) = ("digest", "digest"); break;
            case "field renumbered": field.Number = 3; break;
            case "field retyped": field.Type = FieldDescriptorProto.Types.Type.Bytes; break;
            case "field repeated": field.Label = FieldDescriptorProto.Types.Label.Repeated; break;
            case "field optional": Optional(message, field); break;
            case "field of another message": Message(file, "Cohort").Field.Single(f => f.Number == 3).TypeName = $".{Package}.Person"; break;
            case "message removed": file.MessageType.Remove(Message(file, "WithdrawReply")); methods.Single(m => m.Name == "Withdraw").OutputType = $".{Package}.Person"; break;
            case "enum value removed": state.Value.RemoveAt(5); break;
            case "enum value renamed": state.Value[5].Name = "LOOP_STATE_LEFT"; break;
            case "method removed": methods.Remove(me); break;
            case "method streams": me.ServerStreaming = true; break;
            case "service renamed": file.Service[0].Name = "PlanningService"; break;
            case "verb changed": Rule(me).Post = "/v1/people/me"; break;
            case "path changed": Rule(me).Get = "/v1/me"; break;
            case "body changed": Rule(methods.Single(m => m.Name == "UpdateMe")).Body = "name"; break;
            case "package changed": Repackage(file); break;
            case "namespace changed": file.Options.CsharpNamespace = "Mockloop.Planning"; break;
            case "reserved number reused": Field(message, "fresh", 9).ReservedRange.Clear(); break;
            case "reserved name reused": Field(message, "digest", 8).ReservedName.Clear(); break;
            case "reservation dropped": message.ReservedRange.Clear(); break;
            default: throw new NotSupportedException(what);
        }
    }

    static void Reserve(FileDescriptorProto file)
    {
        Message(file, "TrackRef").ReservedRange.Add(new DescriptorProto.Types.ReservedRange { Start = 9, End = 10 });
        Message(file, "TrackRef").ReservedName.Add("digest");
    }

    static DescriptorProto Message(FileDescriptorProto file, string name) => file.MessageType.Single(m => m.Name == name);

    static HttpRule Rule(MethodDescriptorProto method) => method.Options.GetExtension(AnnotationsExtensions.Http);

    static DescriptorProto Field(DescriptorProto message, string name, int number)
    {
        message.Field.Add(new FieldDescriptorProto
        { Name = name, JsonName = name, Number = number, Type = FieldDescriptorProto.Types.Type.String, Label = FieldDescriptorProto.Types.Label.Optional });
        return message;
    }

    static void Optional(DescriptorProto message, FieldDescriptorProto field)
    {
        message.OneofDecl.Add(new OneofDescriptorProto { Name = "_hash" });
        (field.Proto3Optional, field.OneofIndex) = (true, 0);
    }

    static void Repackage(FileDescriptorProto file)
    {
        const string other = "mockloop.scheduling.v2";
        file.MergeFrom(FileDescriptorProto.Parser.ParseJson(JsonFormatter.Default.Format(new FileDescriptorProto { Package = other })));
        foreach (var field in file.MessageType.SelectMany(m => m.Field).Where(f => f.TypeName.StartsWith($".{Package}.", StringComparison.Ordinal)))
            field.TypeName = field.TypeName.Replace(Package, other);
        foreach (var method in file.Service[0].Method)
            (method.InputType, method.OutputType) = (method.InputType.Replace(Package, other), method.OutputType.Replace(Package, other));
    }

    static List<string> Lines(Action<FileDescriptorProto> change)
    {
        var real = CurrentContract.Files.Single(f => f.Name.EndsWith(Proto, StringComparison.Ordinal));
        var registry = new ExtensionRegistry { AnnotationsExtensions.Http };
        var proto = FileDescriptorProto.Parser.WithExtensionRegistry(registry).ParseFrom(real.SerializedData);
        change(proto);
        var all = Needed(real).Append(proto.ToByteString());
        return [.. ProtoLines.Of(FileDescriptor.BuildFromByteStrings(all, registry)[^1])];
    }

    static IEnumerable<ByteString> Needed(FileDescriptor file) =>
        file.Dependencies.SelectMany(d => Needed(d).Append(d.SerializedData)).Distinct();
}
