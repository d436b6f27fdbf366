using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mockloop.Scheduling.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlanWeights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "weights",
                table: "cohort",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'::jsonb");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "weights",
                table: "cohort");
        }
    }
}
