using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Mockloop.Debrief.Data.Migrations
{
    /// <inheritdoc />
    public partial class CommitteeRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_chair_loop_loop_id",
                table: "chair");

            migrationBuilder.AddColumn<int>(
                name: "done_in",
                table: "chair",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Instant>(
                name: "final_at",
                table: "chair",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "final_rationale",
                table: "chair",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "left",
                table: "chair",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "power",
                table: "chair",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Instant>(
                name: "reminded_at",
                table: "chair",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "stance",
                table: "chair",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "card_amendment",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    commitment = table.Column<string>(type: "text", nullable: false),
                    salt = table.Column<string>(type: "text", nullable: false),
                    canonical_content = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_amendment", x => new { x.card_id, x.number });
                    table.ForeignKey(
                        name: "fk_card_amendment_cards_card_id",
                        column: x => x.card_id,
                        principalTable: "card",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "committee",
                columns: table => new
                {
                    loop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    round_time = table.Column<Duration>(type: "interval", nullable: false),
                    opened_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    phase = table.Column<int>(type: "integer", nullable: false),
                    deadline = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    overdue = table.Column<bool>(type: "boolean", nullable: false),
                    decision = table.Column<string>(type: "jsonb", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee", x => x.loop_id);
                    table.ForeignKey(
                        name: "fk_committee_loops_loop_id",
                        column: x => x.loop_id,
                        principalTable: "loop",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "phrase",
                columns: table => new
                {
                    loop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    refused = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_phrase", x => new { x.loop_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "change_of_mind",
                columns: table => new
                {
                    loop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<int>(type: "integer", nullable: false),
                    moved_by = table.Column<int>(type: "integer", nullable: false),
                    moved_by_role = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    struck = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_of_mind", x => new { x.loop_id, x.number });
                    table.ForeignKey(
                        name: "fk_change_of_mind_committee_loop_id",
                        column: x => x.loop_id,
                        principalTable: "committee",
                        principalColumn: "loop_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "committee_statement",
                columns: table => new
                {
                    loop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    simulated = table.Column<bool>(type: "boolean", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    about = table.Column<int>(type: "integer", nullable: false),
                    signal_id = table.Column<string>(type: "text", nullable: false),
                    links = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    struck = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_statement", x => new { x.loop_id, x.number });
                    table.ForeignKey(
                        name: "fk_committee_statement_committee_loop_id",
                        column: x => x.loop_id,
                        principalTable: "committee",
                        principalColumn: "loop_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recusal",
                columns: table => new
                {
                    loop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recusal", x => new { x.loop_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_recusal_committee_loop_id",
                        column: x => x.loop_id,
                        principalTable: "committee",
                        principalColumn: "loop_id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Committees had their first vote only: one still open goes on with it, the others are over (Hire and NoHire were theirs).
            migrationBuilder.Sql("""
                insert into committee (loop_id, rule, round_time, opened_at, phase, deadline, overdue, version)
                select id, committee_rule, interval '0', committee_opened_at,
                    case when outcome is null then 1 when outcome in (1, 2) then 6 else 7 end, vote_deadline, false, 1
                from loop where committee_opened_at is not null;
                update chair set stance = vote;
                """);

            migrationBuilder.DropColumn(
                name: "committee_opened_at",
                table: "loop");

            migrationBuilder.DropColumn(
                name: "committee_rule",
                table: "loop");

            migrationBuilder.DropColumn(
                name: "vote_deadline",
                table: "loop");

            migrationBuilder.AddForeignKey(
                name: "fk_chair_committee_loop_id",
                table: "chair",
                column: "loop_id",
                principalTable: "committee",
                principalColumn: "loop_id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_chair_committee_loop_id",
                table: "chair");

            migrationBuilder.DropTable(
                name: "card_amendment");

            migrationBuilder.DropTable(
                name: "change_of_mind");

            migrationBuilder.DropTable(
                name: "committee_statement");

            migrationBuilder.DropTable(
                name: "phrase");

            migrationBuilder.DropTable(
                name: "recusal");

            migrationBuilder.DropTable(
                name: "committee");

            migrationBuilder.DropColumn(
                name: "done_in",
                table: "chair");

            migrationBuilder.DropColumn(
                name: "final_at",
                table: "chair");

            migrationBuilder.DropColumn(
                name: "final_rationale",
                table: "chair");

            migrationBuilder.DropColumn(
                name: "left",
                table: "chair");

            migrationBuilder.DropColumn(
                name: "power",
                table: "chair");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "chair");

            migrationBuilder.DropColumn(
                name: "stance",
                table: "chair");

            migrationBuilder.AddColumn<Instant>(
                name: "committee_opened_at",
                table: "loop",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "committee_rule",
                table: "loop",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Instant>(
                name: "vote_deadline",
                table: "loop",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddForeignKey(
                name: "fk_chair_loop_loop_id",
                table: "chair",
                column: "loop_id",
                principalTable: "loop",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
