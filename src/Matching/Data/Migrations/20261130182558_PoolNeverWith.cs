using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mockloop.Matching.Data.Migrations
{
    /// <inheritdoc />
    public partial class PoolNeverWith : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid[]>(
                name: "standing_never_with",
                table: "pool_ticket",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "standing_never_with",
                table: "pool_ticket");
        }
    }
}
