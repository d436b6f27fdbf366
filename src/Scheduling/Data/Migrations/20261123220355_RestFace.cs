using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Mockloop.Scheduling.Data.Migrations
{
    /// <inheritdoc />
    public partial class RestFace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cohort_organizer_id_idempotency_key",
                table: "cohort");

            migrationBuilder.DropColumn(
                name: "idempotency_key",
                table: "cohort");

            migrationBuilder.AddColumn<int>(
                name: "availability_version",
                table: "person",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "idempotency_key",
                columns: table => new
                {
                    caller = table.Column<string>(type: "text", nullable: false),
                    request = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    reply = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_key", x => new { x.caller, x.request, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "ix_cohort_organizer_id",
                table: "cohort",
                column: "organizer_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_key_created_at",
                table: "idempotency_key",
                column: "created_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "idempotency_key");

            migrationBuilder.DropIndex(
                name: "ix_cohort_organizer_id",
                table: "cohort");

            migrationBuilder.DropColumn(
                name: "availability_version",
                table: "person");

            migrationBuilder.AddColumn<string>(
                name: "idempotency_key",
                table: "cohort",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_cohort_organizer_id_idempotency_key",
                table: "cohort",
                columns: new[] { "organizer_id", "idempotency_key" },
                unique: true);
        }
    }
}
