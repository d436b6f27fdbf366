using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Mockloop.Matching.Data.Migrations
{
    /// <inheritdoc />
    public partial class PoolOfPeers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "pool_ticket_one_place",
                table: "pool_ticket");

            migrationBuilder.RenameColumn(
                name: "role",
                table: "pool_ticket",
                newName: "wish_role");

            migrationBuilder.RenameColumn(
                name: "free_to",
                table: "pool_ticket",
                newName: "standing_free_to");

            migrationBuilder.RenameColumn(
                name: "free_from",
                table: "pool_ticket",
                newName: "standing_free_from");

            migrationBuilder.AddColumn<Guid[]>(
                name: "interview_ids",
                table: "pool_ticket",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<Guid[]>(
                name: "refused_with",
                table: "pool_ticket",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<int>(
                name: "standing_ledger",
                table: "pool_ticket",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "standing_reputation",
                table: "pool_ticket",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<Guid[]>(
                name: "wish_avoided",
                table: "pool_ticket",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "wish_languages",
                table: "pool_ticket",
                type: "text[]",
                nullable: false,
                defaultValue: new[] { "en" });

            migrationBuilder.AddColumn<int>(
                name: "wish_level",
                table: "pool_ticket",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<bool>(
                name: "wish_live",
                table: "pool_ticket",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "wish_part",
                table: "pool_ticket",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid[]>(
                name: "wish_wished",
                table: "pool_ticket",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.CreateTable(
                name: "pool_heartbeat",
                columns: table => new
                {
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_heartbeat", x => x.ticket_id);
                });

            migrationBuilder.CreateTable(
                name: "pool_match",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    back_id = table.Column<Guid>(type: "uuid", nullable: true),
                    start = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false),
                    closed_because = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_match", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pool_seat",
                columns: table => new
                {
                    match_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_seat", x => new { x.match_id, x.ticket_id });
                });

            migrationBuilder.CreateTable(
                name: "pool_settings",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_minutes = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    weights_connectivity = table.Column<int>(type: "integer", nullable: false),
                    weights_fit = table.Column<int>(type: "integer", nullable: false),
                    weights_hours = table.Column<int>(type: "integer", nullable: false),
                    weights_language = table.Column<int>(type: "integer", nullable: false),
                    weights_ledger = table.Column<int>(type: "integer", nullable: false),
                    weights_level = table.Column<int>(type: "integer", nullable: false),
                    weights_mutual = table.Column<int>(type: "integer", nullable: false),
                    weights_novelty = table.Column<int>(type: "integer", nullable: false),
                    weights_preference = table.Column<int>(type: "integer", nullable: false),
                    weights_waiting = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_settings", x => x.cohort_id);
                });

            // Tickets that wait, are matched or booked go on as what they were.
            migrationBuilder.Sql("""
                update pool_ticket set wish_part = case when wish_role = '' then 'Candidate' else 'Interviewer' end,
                    interview_ids = case when interview_id is null then '{}'::uuid[] else array[interview_id] end;
                insert into pool_match (id, cohort_id, start, "end", why)
                    select distinct on (match_id) match_id, cohort_id, waiting_since, waiting_since, '' from pool_ticket where match_id is not null order by match_id;
                insert into pool_seat (match_id, ticket_id, open) select match_id, id, true from pool_ticket where match_id is not null;
                insert into due_time (kind, key, due_at, payload) select 'pool-refresh', id, now(), '' from pool_ticket where state = 'Waiting';
                """);

            migrationBuilder.DropColumn(
                name: "interview_id",
                table: "pool_ticket");

            migrationBuilder.CreateIndex(
                name: "pool_ticket_one_place",
                table: "pool_ticket",
                columns: new[] { "cohort_id", "stage_id", "person_id" },
                unique: true,
                filter: "state in ('Waiting', 'Matched', 'Paused')");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_match_id",
                table: "meeting",
                column: "match_id");

            migrationBuilder.CreateIndex(
                name: "ix_pool_match_back_id",
                table: "pool_match",
                column: "back_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pool_seat_ticket_id",
                table: "pool_seat",
                column: "ticket_id",
                unique: true,
                filter: "open");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pool_heartbeat");

            migrationBuilder.DropTable(
                name: "pool_match");

            migrationBuilder.DropTable(
                name: "pool_seat");

            migrationBuilder.DropTable(
                name: "pool_settings");

            migrationBuilder.DropIndex(
                name: "pool_ticket_one_place",
                table: "pool_ticket");

            migrationBuilder.DropIndex(
                name: "ix_meeting_match_id",
                table: "meeting");

            migrationBuilder.DropColumn(
                name: "interview_ids",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "refused_with",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "standing_ledger",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "standing_reputation",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "wish_avoided",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "wish_languages",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "wish_level",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "wish_live",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "wish_part",
                table: "pool_ticket");

            migrationBuilder.DropColumn(
                name: "wish_wished",
                table: "pool_ticket");

            migrationBuilder.RenameColumn(
                name: "wish_role",
                table: "pool_ticket",
                newName: "role");

            migrationBuilder.RenameColumn(
                name: "standing_free_to",
                table: "pool_ticket",
                newName: "free_to");

            migrationBuilder.RenameColumn(
                name: "standing_free_from",
                table: "pool_ticket",
                newName: "free_from");

            migrationBuilder.AddColumn<Guid>(
                name: "interview_id",
                table: "pool_ticket",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "pool_ticket_one_place",
                table: "pool_ticket",
                columns: new[] { "cohort_id", "stage_id", "person_id" },
                unique: true,
                filter: "state in ('Waiting', 'Matched')");
        }
    }
}
