using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.Data;
using Mockloop.Identity.Layout;
using Mockloop.Identity.Realm;
using Mockloop.Identity.SignIn;
using Npgsql;

namespace Mockloop.Identity.SignUp;

/// <summary>Lets people make their own account, where the realm allows it. Their user name is their e-mail address.</summary>
[EnableRateLimiting(FormLimit.Policy)]
sealed class SignUpModel(
    IdentityDb db, IPasswordHasher<Account> hasher, RealmOptions realm, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your first name.")]
    [StringLength(Limits.Name, ErrorMessage = "The first name may have {1} characters at most.")]
    public string FirstName { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your last name.")]
    [StringLength(Limits.Name, ErrorMessage = "The last name may have {1} characters at most.")]
    public string LastName { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your e-mail address.")]
    [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
    [StringLength(Limits.Login, ErrorMessage = "The e-mail address may have {1} characters at most.")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Choose a password.")]
    [StringLength(Limits.Password, MinimumLength = Limits.ShortestPassword,
        ErrorMessage = "The password must have {2} to {1} characters.")]
    public string Password { get; set; } = "";

    public bool AddressesAreTrusted => realm.Registration.TrustAddresses;

    public IActionResult OnGet()
    {
        ModelState.Clear();
        return realm.Registration.Enabled ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!realm.Registration.Enabled)
            return NotFound();
        if (string.Equals(Password, Email, StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError(nameof(Password), "The password must not be your e-mail address.");
        if (!ModelState.IsValid)
            return Page();

        var account = new Account(Guid.CreateVersion7(), Email, Email, FirstName, LastName, time.GetUtcNow())
        {
            EmailVerified = realm.Registration.TrustAddresses,
        };
        account.PasswordHash = hasher.HashPassword(account, Password);
        db.Add(account);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            ModelState.AddModelError(nameof(Email), "There is already an account with this e-mail address.");
            return Page();
        }

        await Session.Start(account, time).OpenInBrowserAsync(HttpContext);
        return LocalReturn.To(this, ReturnUrl);
    }
}
