using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Mockloop.AppHost.Local.Backup;

/// <summary>The migrations that a built program brings, read from its metadata: the program is not loaded.</summary>
static class KnownMigrations
{
    const string Attribute = "MigrationAttribute";

    public static HashSet<string> Of(string program)
    {
        using var file = new PEReader(File.OpenRead(program));
        var metadata = file.GetMetadataReader();
        return [.. metadata.CustomAttributes.Select(metadata.GetCustomAttribute)
            .Where(attribute => NameOf(metadata, attribute) == Attribute)
            .Select(attribute => Argument(metadata.GetBlobReader(attribute.Value)))];
    }

    static string? NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;

    // ECMA-335 II.23.3: a two-byte prolog, then the one fixed argument, a string.
    static string Argument(BlobReader value)
    {
        _ = value.ReadUInt16();
        return value.ReadSerializedString() ?? "";
    }
}
