using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Mockloop.Identity.Keys;

/// <summary>What a key is for; codes and refresh tokens are encrypted, every token is signed.</summary>
enum KeyUse
{
    Sign,
    Encrypt,
}

/// <summary>A key pair in a self-signed certificate, whose validity tells when it is used and when it is forgotten.</summary>
sealed class RealmKey
{
    public Guid Id { get; private set; }
    public KeyUse Use { get; private set; }

    /// <summary>Published before, used from here on.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>No token of this key is alive any more.</summary>
    public DateTimeOffset NotAfter { get; private set; }

    public byte[] Pkcs12 { get; private set; } = [];

    public static RealmKey Create(KeyUse use, DateTimeOffset from)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=mockloop", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var until = from + RotationPlan.UsedFor + RotationPlan.KeptAfter;
        using var certificate = request.CreateSelfSigned(from, until);
        return new()
        {
            Id = Guid.CreateVersion7(),
            Use = use,
            NotBefore = from,
            NotAfter = until,
            Pkcs12 = certificate.Export(X509ContentType.Pkcs12),
        };
    }

    public X509Certificate2 Load() =>
        X509CertificateLoader.LoadPkcs12(Pkcs12, password: null, X509KeyStorageFlags.EphemeralKeySet);
}
