using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Mockloop.Scheduling.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gist", ",,");

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
                name: "cohort",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    track_id = table.Column<string>(type: "text", nullable: false),
                    track_hash = table.Column<string>(type: "text", nullable: false),
                    start_date = table.Column<LocalDate>(type: "date", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    practice_mode = table.Column<bool>(type: "boolean", nullable: false),
                    organizer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idempotency_key = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohort", x => x.id);
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
                name: "ledger_entry",
                columns: table => new
                {
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_version = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: true),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entry", x => new { x.source_id, x.person_id, x.kind, x.source_version });
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
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    verified_email = table.Column<string>(type: "text", nullable: true),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    daily_cap = table.Column<int>(type: "integer", nullable: false),
                    weekly_cap = table.Column<int>(type: "integer", nullable: false),
                    holidays = table.Column<LocalDate[]>(type: "date[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
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
                name: "loop",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start_date = table.Column<LocalDate>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loop", x => x.id);
                    table.ForeignKey(
                        name: "fk_loop_cohort_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "cohort",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    candidate = table.Column<bool>(type: "boolean", nullable: false),
                    interviewer = table.Column<bool>(type: "boolean", nullable: false),
                    organizer = table.Column<bool>(type: "boolean", nullable: false),
                    qualifications = table.Column<string[]>(type: "text[]", nullable: false),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership", x => x.id);
                    table.ForeignKey(
                        name: "fk_membership_cohort_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "cohort",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "day_exception",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<LocalDate>(type: "date", nullable: false),
                    minutes = table.Column<int[]>(type: "integer[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_exception", x => new { x.person_id, x.date });
                    table.ForeignKey(
                        name: "fk_day_exception_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "weekly_span",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    from_minute = table.Column<int>(type: "integer", nullable: false),
                    to_minute = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weekly_span", x => x.id);
                    table.ForeignKey(
                        name: "fk_weekly_span_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interview",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    track_id = table.Column<string>(type: "text", nullable: false),
                    track_hash = table.Column<string>(type: "text", nullable: false),
                    stage_id = table.Column<string>(type: "text", nullable: false),
                    start = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    match_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview", x => x.id);
                    table.ForeignKey(
                        name: "fk_interview_loop_loop_id",
                        column: x => x.loop_id,
                        principalTable: "loop",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "booking",
                columns: table => new
                {
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    shadow = table.Column<bool>(type: "boolean", nullable: false),
                    period = table.Column<Interval>(type: "tstzrange", nullable: false),
                    cancelled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking", x => new { x.interview_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_booking_interview_interview_id",
                        column: x => x.interview_id,
                        principalTable: "interview",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            // The rule that decides every booking race: nobody is in two places at once, in either role.
            migrationBuilder.Sql(
                """
                alter table booking add constraint booking_no_overlap
                    exclude using gist (person_id with =, period with &&) where (not cancelled)
                """);

            migrationBuilder.CreateIndex(
                name: "ix_cohort_organizer_id_idempotency_key",
                table: "cohort",
                columns: new[] { "organizer_id", "idempotency_key" },
                unique: true);

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
                name: "ix_interview_loop_id_stage_id",
                table: "interview",
                columns: new[] { "loop_id", "stage_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_interview_match_id",
                table: "interview",
                column: "match_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_person_id",
                table: "ledger_entry",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_loop_cohort_id_candidate_id",
                table: "loop",
                columns: new[] { "cohort_id", "candidate_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_membership_cohort_id_email",
                table: "membership",
                columns: new[] { "cohort_id", "email" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_membership_cohort_id_person_id",
                table: "membership",
                columns: new[] { "cohort_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_membership_email",
                table: "membership",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "ix_membership_person_id",
                table: "membership",
                column: "person_id");

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
                name: "ix_person_verified_email",
                table: "person",
                column: "verified_email");

            migrationBuilder.CreateIndex(
                name: "ix_weekly_span_person_id",
                table: "weekly_span",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "booking");

            migrationBuilder.DropTable(
                name: "clock_offset");

            migrationBuilder.DropTable(
                name: "day_exception");

            migrationBuilder.DropTable(
                name: "due_time");

            migrationBuilder.DropTable(
                name: "failed_message");

            migrationBuilder.DropTable(
                name: "inbox_message");

            migrationBuilder.DropTable(
                name: "ledger_entry");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "track");

            migrationBuilder.DropTable(
                name: "weekly_span");

            migrationBuilder.DropTable(
                name: "interview");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "loop");

            migrationBuilder.DropTable(
                name: "cohort");
        }
    }
}
