using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Mockloop.Scheduling.Data.Migrations
{
    /// <inheritdoc />
    public partial class Training : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "rules",
                table: "cohort",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{\"shadows\":2,\"reverseShadows\":1,\"noShowGraceMinutes\":10}'::jsonb");

            migrationBuilder.AddColumn<bool>(
                name: "leads",
                table: "booking",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Instant[]>(
                name: "refused",
                table: "booking",
                type: "timestamp with time zone[]",
                nullable: false,
                defaultValue: new Instant[0]);

            migrationBuilder.CreateTable(
                name: "preference",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_preference", x => new { x.person_id, x.other_id });
                });

            migrationBuilder.CreateTable(
                name: "trainee",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chair = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trainee", x => new { x.cohort_id, x.person_id, x.chair });
                    table.ForeignKey(
                        name: "fk_trainee_cohort_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "cohort",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "training_step",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chair = table.Column<string>(type: "text", nullable: false),
                    led = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_step", x => new { x.interview_id, x.person_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_training_step_cohort_id",
                table: "training_step",
                column: "cohort_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "preference");

            migrationBuilder.DropTable(
                name: "trainee");

            migrationBuilder.DropTable(
                name: "training_step");

            migrationBuilder.DropColumn(
                name: "rules",
                table: "cohort");

            migrationBuilder.DropColumn(
                name: "leads",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "refused",
                table: "booking");
        }
    }
}
