using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Mockloop.Web.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a database.</summary>
sealed class WebDbDesign : IDesignTimeDbContextFactory<WebDb>
{
    public WebDb CreateDbContext(string[] args) => new(WebData.Configure(new DbContextOptionsBuilder<WebDb>(), "Host=nowhere").Options);
}
