using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Mockloop.Debrief.Data.Migrations
{
    /// <inheritdoc />
    public partial class FailedMessageDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "body_bytes",
                table: "failed_message",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Instant>(
                name: "discarded_at",
                table: "failed_message",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_failed_message_message_id_endpoint",
                table: "failed_message",
                columns: new[] { "message_id", "endpoint" },
                unique: true,
                filter: "redriven_at is null and discarded_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_failed_message_message_id_endpoint",
                table: "failed_message");

            migrationBuilder.DropColumn(
                name: "body_bytes",
                table: "failed_message");

            migrationBuilder.DropColumn(
                name: "discarded_at",
                table: "failed_message");
        }
    }
}
