using Mockloop.Identity.Data;
using Mockloop.Identity.Layout;
using Mockloop.Identity.Realm;
using Mockloop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddHostDefaults("identity");
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
app.UseFailurePage();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.MapHostDefaults();
app.MapRealm();
app.MapPages();
app.Run();
