using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>Requests of any message type, from its descriptor: mostly such as could pass, with none, one or several fields gone wrong.</summary>
sealed class RequestGenerator(Pool pool, DateTimeOffset now)
{
    const int Deepest = 4;

    public Tree Make(MessageDescriptor type, string caller, Random random)
    {
        var tree = Tame(type, caller, random, 0);
        var wrong = random.Next(10) switch { < 4 => 0, < 8 => 1, 8 => 2, _ => 4 };
        for (var i = 0; i < wrong; i++)
            Spoil(tree, type, random);
        return tree;
    }

    Tree Tame(MessageDescriptor type, string caller, Random random, int depth)
    {
        if (type == Timestamp.Descriptor)
            return Values.Time(wild: false, now, random);
        var tree = new Tree();
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            var chance = field.Name.EndsWith("_id", StringComparison.Ordinal) ? 98 : field.ContainingOneof is not null ? 50 : field.Name is "etag" or "page_token" ? 40 : 85;
            if (random.Next(100) < chance && depth < Deepest)
                tree[field.Name] = field.IsRepeated ? Several(field, caller, random, depth) : One(field, caller, random, depth);
        }
        return tree;
    }

    List<object?> Several(FieldDescriptor field, string caller, Random random, int depth) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => One(field, caller, random, depth))];

    object? One(FieldDescriptor field, string caller, Random random, int depth) =>
        field.FieldType == FieldType.Message ? Tame(field.MessageType, caller, random, depth + 1) : Values.Tame(field, pool, caller, random);

    /// <summary>Goes down to some field and breaks it.</summary>
    void Spoil(Tree tree, MessageDescriptor type, Random random)
    {
        var fields = type.Fields.InDeclarationOrder();
        if (fields.Count == 0)
            return;
        var field = fields[random.Next(fields.Count)];
        var value = tree.GetValueOrDefault(field.Name);
        var inner = value is List<object?> { Count: > 0 } list ? list[random.Next(list.Count)] as Tree : value as Tree;
        if (inner is not null && field.MessageType != Timestamp.Descriptor && random.Next(4) > 0)
            Spoil(inner, field.MessageType, random);
        else
            tree[field.Name] = Broken(field, value, random);
    }

    object? Broken(FieldDescriptor field, object? value, Random random)
    {
        if (random.Next(12) == 0)
            return null;
        if (!field.IsRepeated)
            return BrokenOne(field, random);
        var one = field.FieldType == FieldType.Message && value is List<object?> { Count: > 0 } some ? some[0] : BrokenOne(field, random);
        // Many, or long, not both: the limit of a request has mischief of its own.
        var count = random.Next(4) switch { 0 => 0, 1 => 1, 2 => 12, _ => one is string { Length: > 1_000 } ? 12 : 3_000 };
        return Enumerable.Repeat(one, count).ToList();
    }

    object? BrokenOne(FieldDescriptor field, Random random)
    {
        if (field.FieldType != FieldType.Message)
            return Values.Wild(field, pool, random);
        return field.MessageType == Timestamp.Descriptor ? Values.Time(wild: true, now, random) : new Tree();
    }
}
