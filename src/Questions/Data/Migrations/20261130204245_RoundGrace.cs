using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mockloop.Questions.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoundGrace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "grace_minutes",
                table: "round",
                type: "integer",
                nullable: false,
                defaultValue: 10);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "grace_minutes",
                table: "round");
        }
    }
}
