using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Mockloop.Questions.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "grading_turn");

            migrationBuilder.CreateTable(
                name: "answer",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer", x => x.interview_id);
                });

            migrationBuilder.CreateTable(
                name: "assignment",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    track_hash = table.Column<string>(type: "text", nullable: false),
                    stage_id = table.Column<string>(type: "text", nullable: false),
                    question_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    assigned_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    delivered_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    hints_taken = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment", x => x.interview_id);
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
                name: "cohort_turn",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohort_turn", x => x.cohort_id);
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
                name: "grading_result",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_hash = table.Column<string>(type: "text", nullable: false),
                    rejudge = table.Column<int>(type: "integer", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false),
                    time_growth = table.Column<string>(type: "text", nullable: true),
                    memory_growth = table.Column<string>(type: "text", nullable: true),
                    graded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grading_result", x => new { x.submission_id, x.package_hash, x.rejudge });
                });

            migrationBuilder.CreateTable(
                name: "grading_work",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_hash = table.Column<string>(type: "text", nullable: false),
                    rejudge = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    queued_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    lease_id = table.Column<Guid>(type: "uuid", nullable: true),
                    worker = table.Column<string>(type: "text", nullable: true),
                    leased_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grading_work", x => x.id);
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
                name: "latest_track",
                columns: table => new
                {
                    track_id = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_latest_track", x => x.track_id);
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
                name: "package",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    zip = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_package", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "round",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    loop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage_id = table.Column<string>(type: "text", nullable: false),
                    track_hash = table.Column<string>(type: "text", nullable: false),
                    start = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    slot_version = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round", x => x.interview_id);
                });

            migrationBuilder.CreateTable(
                name: "submission",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_hash = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    idempotency_key = table.Column<string>(type: "text", nullable: true),
                    claim = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    tests_done = table.Column<int>(type: "integer", nullable: false),
                    tests_total = table.Column<int>(type: "integer", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false),
                    graded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "submission_source",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    files = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_source", x => x.submission_id);
                });

            migrationBuilder.CreateTable(
                name: "timeline_entry",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    ref_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timeline_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "track_version",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    track_id = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_track_version", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "participant",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    shadow = table.Column<bool>(type: "boolean", nullable: false),
                    joined_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participant", x => new { x.interview_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_participant_round_interview_id",
                        column: x => x.interview_id,
                        principalTable: "round",
                        principalColumn: "interview_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_answer_candidate_id",
                table: "answer",
                column: "candidate_id");

            migrationBuilder.CreateIndex(
                name: "ix_assignment_candidate_id_stage_id",
                table: "assignment",
                columns: new[] { "candidate_id", "stage_id" });

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
                name: "ix_grading_work_lease_id",
                table: "grading_work",
                column: "lease_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grading_work_priority_cohort_id_queued_at",
                table: "grading_work",
                columns: new[] { "priority", "cohort_id", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_grading_work_submission_id_package_hash_rejudge",
                table: "grading_work",
                columns: new[] { "submission_id", "package_hash", "rejudge" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbox_message_created_at",
                table: "inbox_message",
                column: "created_at");

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
                name: "ix_participant_person_id",
                table: "participant",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_round_cohort_id_start",
                table: "round",
                columns: new[] { "cohort_id", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_round_loop_id",
                table: "round",
                column: "loop_id");

            migrationBuilder.CreateIndex(
                name: "ix_submission_candidate_id",
                table: "submission",
                column: "candidate_id");

            migrationBuilder.CreateIndex(
                name: "ix_submission_interview_id_idempotency_key",
                table: "submission",
                columns: new[] { "interview_id", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_timeline_entry_interview_id",
                table: "timeline_entry",
                column: "interview_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answer");

            migrationBuilder.DropTable(
                name: "assignment");

            migrationBuilder.DropTable(
                name: "clock_offset");

            migrationBuilder.DropTable(
                name: "cohort_member");

            migrationBuilder.DropTable(
                name: "cohort_turn");

            migrationBuilder.DropTable(
                name: "due_time");

            migrationBuilder.DropTable(
                name: "failed_message");

            migrationBuilder.DropTable(
                name: "grading_result");

            migrationBuilder.DropTable(
                name: "grading_work");

            migrationBuilder.DropTable(
                name: "inbox_message");

            migrationBuilder.DropTable(
                name: "latest_track");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "package");

            migrationBuilder.DropTable(
                name: "participant");

            migrationBuilder.DropTable(
                name: "submission");

            migrationBuilder.DropTable(
                name: "submission_source");

            migrationBuilder.DropTable(
                name: "timeline_entry");

            migrationBuilder.DropTable(
                name: "track_version");

            migrationBuilder.DropTable(
                name: "round");

            migrationBuilder.DropSequence(
                name: "grading_turn");
        }
    }
}
