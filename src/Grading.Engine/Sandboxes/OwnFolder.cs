namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>Folders kept between runs that hold what will be executed: only this user may write to them.</summary>
static class OwnFolder
{
    /// <summary>Where a service keeps what it can make again.</summary>
    public const string SystemCache = "/var/cache/mockloop";

    const UnixFileMode Readable = (UnixFileMode)0b111_101_101;
    const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>A folder in another one, both made if need be; null where they cannot be kept safe from others.</summary>
    public static string? Below(string parent, string name) => Make(parent) is { } safe ? Make(Path.Combine(safe, name)) : null;

    static string? Make(string folder)
    {
        try
        {
            var own = Directory.CreateDirectory(folder, Readable);
            if (own.LinkTarget is not null || (own.UnixFileMode & WritableByOthers) != 0)
                return null;
            Libc.Chown(folder, Libc.User, uint.MaxValue); // refused where it is another's
            return own.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SandboxException)
        {
            return null;
        }
    }
}
