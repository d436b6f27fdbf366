using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Mockloop.Questions.Data.Migrations
{
    /// <inheritdoc />
    public partial class Rejudging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "cpu_ms",
                table: "submission",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "near_limit",
                table: "submission",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "rejudge",
                table: "submission",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "step",
                table: "grading_work",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "tests_done",
                table: "grading_work",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "tests_total",
                table: "grading_work",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "cpu_ms",
                table: "grading_result",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "near_limit",
                table: "grading_result",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "rejudge",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: true),
                    package_hash = table.Column<string>(type: "text", nullable: false),
                    against_hash = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    cancelled_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejudge", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rejudge_item",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    rejudge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    against_hash = table.Column<string>(type: "text", nullable: false),
                    before_rejudge = table.Column<int>(type: "integer", nullable: false),
                    before_package_hash = table.Column<string>(type: "text", nullable: false),
                    before_verdict = table.Column<string>(type: "text", nullable: false),
                    before_score = table.Column<double>(type: "double precision", nullable: false),
                    before_near_limit = table.Column<bool>(type: "boolean", nullable: false),
                    before_cpu_ms = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    after_rejudge = table.Column<int>(type: "integer", nullable: true),
                    after_package_hash = table.Column<string>(type: "text", nullable: true),
                    after_verdict = table.Column<string>(type: "text", nullable: true),
                    after_score = table.Column<double>(type: "double precision", nullable: true),
                    after_near_limit = table.Column<bool>(type: "boolean", nullable: true),
                    after_cpu_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejudge_item", x => new { x.submission_id, x.number });
                    table.ForeignKey(
                        name: "fk_rejudge_item_rejudge_rejudge_id",
                        column: x => x.rejudge_id,
                        principalTable: "rejudge",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_submission_cohort_id_package_hash",
                table: "submission",
                columns: new[] { "cohort_id", "package_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_submission_package_hash",
                table: "submission",
                column: "package_hash");

            migrationBuilder.CreateIndex(
                name: "ix_rejudge_cohort_id_id",
                table: "rejudge",
                columns: new[] { "cohort_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_rejudge_item_rejudge_id_outcome_submission_id",
                table: "rejudge_item",
                columns: new[] { "rejudge_id", "outcome", "submission_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rejudge_item");

            migrationBuilder.DropTable(
                name: "rejudge");

            migrationBuilder.DropIndex(
                name: "ix_submission_cohort_id_package_hash",
                table: "submission");

            migrationBuilder.DropIndex(
                name: "ix_submission_package_hash",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "cpu_ms",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "near_limit",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "rejudge",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "step",
                table: "grading_work");

            migrationBuilder.DropColumn(
                name: "tests_done",
                table: "grading_work");

            migrationBuilder.DropColumn(
                name: "tests_total",
                table: "grading_work");

            migrationBuilder.DropColumn(
                name: "cpu_ms",
                table: "grading_result");

            migrationBuilder.DropColumn(
                name: "near_limit",
                table: "grading_result");
        }
    }
}
