using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Mockloop.Scheduling.Data.Migrations
{
    /// <inheritdoc />
    public partial class PeopleFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "affiliations",
                table: "person",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<int>(
                name: "buffer_minutes",
                table: "person",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string[]>(
                name: "languages",
                table: "person",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "level",
                table: "person",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "meeting_link",
                table: "person",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "notice_minutes",
                table: "person",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "meeting_link",
                table: "cohort",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "block",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_block", x => new { x.person_id, x.other_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_block_other_id",
                table: "block",
                column: "other_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "block");

            migrationBuilder.DropColumn(
                name: "affiliations",
                table: "person");

            migrationBuilder.DropColumn(
                name: "buffer_minutes",
                table: "person");

            migrationBuilder.DropColumn(
                name: "languages",
                table: "person");

            migrationBuilder.DropColumn(
                name: "level",
                table: "person");

            migrationBuilder.DropColumn(
                name: "meeting_link",
                table: "person");

            migrationBuilder.DropColumn(
                name: "notice_minutes",
                table: "person");

            migrationBuilder.DropColumn(
                name: "meeting_link",
                table: "cohort");
        }
    }
}
