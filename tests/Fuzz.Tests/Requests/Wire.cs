using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>A tree as protobuf bytes, by hand, so that what no generated message would write can be sent too.</summary>
static class Wire
{
    public static byte[] Encode(Tree tree, MessageDescriptor type)
    {
        using var buffer = new MemoryStream();
        var output = new CodedOutputStream(buffer);
        foreach (var (name, value) in tree)
        {
            if (type.FindFieldByName(name) is { } field)
                Write(output, field, value);
        }
        output.Flush();
        return buffer.ToArray();
    }

    static void Write(CodedOutputStream output, FieldDescriptor field, object? value)
    {
        switch (value)
        {
            case List<object?> list:
                foreach (var item in list)
                    Write(output, field, item);
                break;
            case Tree tree when field.FieldType == FieldType.Message:
                Bytes(output, field, Encode(tree, field.MessageType));
                break;
            case Tree or null:
                break;
            case string text:
                Bytes(output, field, Utf8(text));
                break;
            case byte[] bytes:
                Bytes(output, field, bytes);
                break;
            case double number when field.FieldType == FieldType.Float:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Fixed32);
                output.WriteFloat((float)number);
                break;
            case double number:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Fixed64);
                output.WriteDouble(number);
                break;
            case bool flag:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Varint);
                output.WriteBool(flag);
                break;
            case long number:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Varint);
                output.WriteInt64(number);
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} in a tree");
        }
    }

    static void Bytes(CodedOutputStream output, FieldDescriptor field, byte[] bytes)
    {
        output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(bytes));
    }

    // Unpaired surrogates as three bytes each, which UTF-8 forbids and a reader has to refuse or replace.
    static byte[] Utf8(string text)
    {
        if (!text.Any(char.IsSurrogate))
            return Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i++, 2)));
            else if (char.IsSurrogate(c))
                bytes.AddRange([(byte)(0xE0 | (c >> 12)), (byte)(0x80 | ((c >> 6) & 0x3F)), (byte)(0x80 | (c & 0x3F))]);
            else
                bytes.AddRange(Encoding.UTF8.GetBytes([c]));
        }
        return [.. bytes];
    }
}
