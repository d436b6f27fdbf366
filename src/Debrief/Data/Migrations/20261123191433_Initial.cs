using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Mockloop.Debrief.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "card_read",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reader_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call = table.Column<string>(type: "text", nullable: false),
                    granted = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_read", x => x.id);
                });

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
                name: "departure",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_departure", x => new { x.person_id, x.cohort_id });
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
                name: "erased_person",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    alias = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_person", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    ref_id = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    rejudge = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => new { x.interview_id, x.kind, x.ref_id });
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
                name: "interview",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: true),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    track_hash = table.Column<string>(type: "text", nullable: true),
                    stage_id = table.Column<string>(type: "text", nullable: true),
                    seats = table.Column<string>(type: "jsonb", nullable: false),
                    booking_version = table.Column<int>(type: "integer", nullable: false),
                    cancelled = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    present = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    absent = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    deadline = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    deadline_passed = table.Column<bool>(type: "boolean", nullable: false),
                    decision = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    decided_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "interviewer_rating",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clarity = table.Column<int>(type: "integer", nullable: false),
                    fairness = table.Column<int>(type: "integer", nullable: false),
                    preparedness = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interviewer_rating", x => new { x.interview_id, x.interviewer_id });
                });

            migrationBuilder.CreateTable(
                name: "loop",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: true),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    track_hash = table.Column<string>(type: "text", nullable: true),
                    practice_mode = table.Column<bool>(type: "boolean", nullable: false),
                    stages = table.Column<string>(type: "jsonb", nullable: false),
                    plan_version = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    decided_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    committee_opened_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    vote_deadline = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    committee_rule = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loop", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "card",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    commitment = table.Column<string>(type: "text", nullable: false),
                    salt = table.Column<string>(type: "text", nullable: false),
                    canonical_content = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card", x => x.id);
                    table.ForeignKey(
                        name: "fk_card_interview_interview_id",
                        column: x => x.interview_id,
                        principalTable: "interview",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "chair",
                columns: table => new
                {
                    loop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    simulated = table.Column<bool>(type: "boolean", nullable: false),
                    vote = table.Column<int>(type: "integer", nullable: true),
                    rationale = table.Column<string>(type: "text", nullable: false),
                    voted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    missed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chair", x => new { x.loop_id, x.role });
                    table.ForeignKey(
                        name: "fk_chair_loop_loop_id",
                        column: x => x.loop_id,
                        principalTable: "loop",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_card_author_id",
                table: "card",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_card_interview_id_author_id_kind",
                table: "card",
                columns: new[] { "interview_id", "author_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_card_read_card_id",
                table: "card_read",
                column: "card_id");

            migrationBuilder.CreateIndex(
                name: "ix_chair_loop_id_person_id",
                table: "chair",
                columns: new[] { "loop_id", "person_id" },
                unique: true,
                filter: "person_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_chair_person_id",
                table: "chair",
                column: "person_id");

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
                name: "ix_interview_cohort_id",
                table: "interview",
                column: "cohort_id");

            migrationBuilder.CreateIndex(
                name: "ix_interview_loop_id",
                table: "interview",
                column: "loop_id");

            migrationBuilder.CreateIndex(
                name: "ix_loop_cohort_id_candidate_id",
                table: "loop",
                columns: new[] { "cohort_id", "candidate_id" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_created_at",
                table: "outbox_message",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_seq",
                table: "outbox_message",
                column: "seq",
                filter: "sent_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "card");

            migrationBuilder.DropTable(
                name: "card_read");

            migrationBuilder.DropTable(
                name: "chair");

            migrationBuilder.DropTable(
                name: "clock_offset");

            migrationBuilder.DropTable(
                name: "cohort_member");

            migrationBuilder.DropTable(
                name: "departure");

            migrationBuilder.DropTable(
                name: "due_time");

            migrationBuilder.DropTable(
                name: "erased_person");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "failed_message");

            migrationBuilder.DropTable(
                name: "inbox_message");

            migrationBuilder.DropTable(
                name: "interviewer_rating");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "track");

            migrationBuilder.DropTable(
                name: "interview");

            migrationBuilder.DropTable(
                name: "loop");
        }
    }
}
