namespace Mockloop.Identity.Accounts;

/// <summary>Lengths in characters, enforced by the forms, the password check and the columns.</summary>
static class Limits
{
    public const int Name = 100;
    public const int Login = 254;
    public const int ShortestPassword = 10;
    public const int Password = 128;
}
