using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Mockloop.Scheduling.Data.Migrations
{
    /// <inheritdoc />
    public partial class Repairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_ledger_entry",
                table: "ledger_entry");

            migrationBuilder.AddColumn<Guid>(
                name: "other_id",
                table: "ledger_entry",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Instant>(
                name: "excused_at",
                table: "ledger_entry",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "interview_id",
                table: "ledger_entry",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "points",
                table: "ledger_entry",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "declined",
                table: "booking",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_ledger_entry",
                table: "ledger_entry",
                columns: new[] { "source_id", "person_id", "kind", "source_version", "other_id" });

            migrationBuilder.CreateTable(
                name: "interview_change",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    cause_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    said = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    start_before = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    start_after = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    left_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    came_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_change", x => new { x.interview_id, x.version });
                    table.ForeignKey(
                        name: "fk_interview_change_interview_interview_id",
                        column: x => x.interview_id,
                        principalTable: "interview",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "standing_backup",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_backup", x => new { x.cohort_id, x.stage_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_standing_backup_cohort_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "cohort",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_interview_id",
                table: "ledger_entry",
                column: "interview_id");

            migrationBuilder.CreateIndex(
                name: "ix_interview_change_cause_id_interview_id",
                table: "interview_change",
                columns: new[] { "cause_id", "interview_id" },
                unique: true);

            // One may move to where another was: the end of the transaction decides where it is asked to.
            migrationBuilder.Sql(
                """
                alter table booking drop constraint booking_no_overlap;
                alter table booking add constraint booking_no_overlap
                    exclude using gist (person_id with =, period with &&) where (not cancelled) deferrable initially immediate;
                update ledger_entry set points = case kind when 'Given' then 1 when 'Taken' then -1 when 'Missed' then -1 else 0 end;
                update ledger_entry set interview_id = source_id where kind = 'Rated';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                alter table booking drop constraint booking_no_overlap;
                alter table booking add constraint booking_no_overlap
                    exclude using gist (person_id with =, period with &&) where (not cancelled);
                delete from ledger_entry where kind in ('DeclinedLate', 'MadeGood');
                """);
            migrationBuilder.DropTable(
                name: "interview_change");

            migrationBuilder.DropTable(
                name: "standing_backup");

            migrationBuilder.DropPrimaryKey(
                name: "pk_ledger_entry",
                table: "ledger_entry");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entry_interview_id",
                table: "ledger_entry");

            migrationBuilder.DropColumn(
                name: "other_id",
                table: "ledger_entry");

            migrationBuilder.DropColumn(
                name: "excused_at",
                table: "ledger_entry");

            migrationBuilder.DropColumn(
                name: "interview_id",
                table: "ledger_entry");

            migrationBuilder.DropColumn(
                name: "points",
                table: "ledger_entry");

            migrationBuilder.DropColumn(
                name: "declined",
                table: "booking");

            migrationBuilder.AddPrimaryKey(
                name: "pk_ledger_entry",
                table: "ledger_entry",
                columns: new[] { "source_id", "person_id", "kind", "source_version" });
        }
    }
}
