using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mockloop.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Renewals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "renewals",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    tokens = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_renewals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_renewals_at",
                table: "renewals",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "renewals");
        }
    }
}
