using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mockloop.Scheduling.Data.Migrations
{
    /// <inheritdoc />
    public partial class SeatsOfMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Seating shares the lock that leaving takes, so whoever is first is seen by the other: nobody keeps a seat who left.
            migrationBuilder.Sql(
                """
                create function booking_of_member() returns trigger language plpgsql as $$
                declare gone boolean;
                begin
                    select m.withdrawn into gone from membership m
                    where m.person_id = new.person_id and m.cohort_id = (select i.cohort_id from interview i where i.id = new.interview_id)
                    for share of m;
                    if gone then
                        raise exception 'person % has left the cohort', new.person_id using errcode = 'check_violation', constraint = 'booking_of_member';
                    end if;
                    return new;
                end $$;
                create trigger booking_of_member_new before insert on booking
                    for each row when (not new.cancelled) execute function booking_of_member();
                create trigger booking_of_member_again before update on booking
                    for each row when (old.cancelled and not new.cancelled) execute function booking_of_member();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger booking_of_member_again on booking;
                drop trigger booking_of_member_new on booking;
                drop function booking_of_member();
                """);
        }
    }
}
