using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Mockloop.Matching.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "clock_offset",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    offset = table.Column<Duration>(type: "interval", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_offset", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cohort_member",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohort_member", x => new { x.cohort_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "due_time",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    generation = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    attempts = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    not_before = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    failed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_due_time", x => new { x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "failed_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    endpoint = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    why = table.Column<string>(type: "text", nullable: false),
                    stack = table.Column<string>(type: "text", nullable: true),
                    failed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    redriven_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_failed_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox_message",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endpoint = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    handled_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    duplicates = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    redelivered = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_message", x => new { x.message_id, x.endpoint });
                });

            migrationBuilder.CreateTable(
                name: "meeting",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage_id = table.Column<string>(type: "text", nullable: false),
                    interviewer_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    seats_version = table.Column<int>(type: "integer", nullable: false),
                    match_id = table.Column<Guid>(type: "uuid", nullable: true),
                    present = table.Column<Guid[]>(type: "uuid[]", nullable: true),
                    cancelled_because = table.Column<string>(type: "text", nullable: true),
                    missed = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting", x => x.interview_id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    destination = table.Column<string>(type: "text", nullable: true),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    traceparent = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    not_before = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pool_ticket",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    granularity_minutes = table.Column<int>(type: "integer", nullable: false),
                    idempotency_key = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    waiting_since = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    returned = table.Column<bool>(type: "boolean", nullable: false),
                    is_stale = table.Column<bool>(type: "boolean", nullable: false),
                    free_from = table.Column<Instant[]>(type: "timestamp with time zone[]", nullable: false),
                    free_to = table.Column<Instant[]>(type: "timestamp with time zone[]", nullable: false),
                    match_id = table.Column<Guid>(type: "uuid", nullable: true),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: true),
                    last_refusal = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_ticket", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rating_edge",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_edge", x => x.card_id);
                });

            migrationBuilder.CreateTable(
                name: "track",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_track", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cohort_member_person_id",
                table: "cohort_member",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_due_time_due_at",
                table: "due_time",
                column: "due_at",
                filter: "failed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_failed_message_failed_at",
                table: "failed_message",
                column: "failed_at");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_message_created_at",
                table: "inbox_message",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_candidate_id",
                table: "meeting",
                column: "candidate_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_created_at",
                table: "outbox_message",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_seq",
                table: "outbox_message",
                column: "seq",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_pool_ticket_match_id",
                table: "pool_ticket",
                column: "match_id");

            migrationBuilder.CreateIndex(
                name: "ix_pool_ticket_person_id_idempotency_key",
                table: "pool_ticket",
                columns: new[] { "person_id", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "pool_ticket_one_place",
                table: "pool_ticket",
                columns: new[] { "cohort_id", "stage_id", "person_id" },
                unique: true,
                filter: "state in ('Waiting', 'Matched')");

            migrationBuilder.CreateIndex(
                name: "ix_rating_edge_cohort_id",
                table: "rating_edge",
                column: "cohort_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clock_offset");

            migrationBuilder.DropTable(
                name: "cohort_member");

            migrationBuilder.DropTable(
                name: "due_time");

            migrationBuilder.DropTable(
                name: "failed_message");

            migrationBuilder.DropTable(
                name: "inbox_message");

            migrationBuilder.DropTable(
                name: "meeting");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "pool_ticket");

            migrationBuilder.DropTable(
                name: "rating_edge");

            migrationBuilder.DropTable(
                name: "track");
        }
    }
}
