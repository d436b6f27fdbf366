using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mockloop.Questions.Data.Migrations
{
    /// <inheritdoc />
    public partial class SubmissionProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "step",
                table: "submission",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("update submission set verdict = 'Cancelled' where state = 'Cancelled'");

            // Those who watch a submission hear of every change of its row, see RowChanges.
            migrationBuilder.Sql("""
                create function submission_changed() returns trigger language plpgsql as
                $$ begin perform pg_notify('row', new.id::text); return null; end $$;
                create trigger submission_changed after update on submission for each row execute function submission_changed();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger submission_changed on submission; drop function submission_changed();");

            migrationBuilder.DropColumn(
                name: "step",
                table: "submission");
        }
    }
}
