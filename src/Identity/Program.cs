using Mockloop.Identity.Data;
using Mockloop.Identity.Layout;
using Mockloop.Identity.Realm;

var builder = WebApplication.CreateBuilder(args);
builder.AddIdentityData();
builder.AddRealm();
builder.AddPages();

var app = builder.Build();
if (args.Contains("--migrate"))
{
    await app.MigrateAsync();
    return;
}

app.UseRealmPath();
app.UsePageHeaders();
app.UseStatusCodePagesWithReExecute("/failure/{0}");
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.MapHealthChecks("/health");
app.MapGet("/alive", () => "Healthy");
app.MapRealm();
app.MapPages();
app.Run();
