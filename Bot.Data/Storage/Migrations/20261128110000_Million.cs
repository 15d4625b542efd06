using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>
/// The desk's lists and counts are answered by an index alone, whoever asks: scopes and filters ask for nothing it does not hold.
/// Before, a department or a township read the rows of all that is open to count what is theirs. The public's cases of one item are found by an index too.
/// </summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261128110000_Million")]
public sealed class Million : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_intakes_Status_Due", "intakes");
        migrationBuilder.DropIndex("IX_intakes_rated", "intakes");
        migrationBuilder.DropIndex("IX_intakes_department", "intakes");
        migrationBuilder.CreateIndex("IX_intakes_inbox", "intakes", ["Status", "Due", "Id", "GridCode", "Department", "HandlerId", "Rating", "Confidential", "AboutWorker"]);
        migrationBuilder.CreateIndex("IX_intakes_Item_Id", "intakes", ["Item", "Id"]);
        migrationBuilder.CreateIndex(
            "IX_intakes_department", "intakes", ["Department", "Status", "Due", "Id", "HandlerId", "Rating", "Confidential", "AboutWorker"], filter: "\"Department\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_audit_entries_Act_Id", "audit_entries", ["Act", "Id"]);

        // What is rare behind a figure: without these, all of a year is read to find it.
        migrationBuilder.CreateIndex("IX_intake_facts_quick", "intake_facts", "IntakeId", filter: "\"RatedSeconds\" <= 10");
        migrationBuilder.CreateIndex("IX_intake_facts_reopened", "intake_facts", "IntakeId", filter: "\"Reopened\"");
        migrationBuilder.CreateIndex("IX_intake_facts_about_worker", "intake_facts", "IntakeId", filter: "\"AboutWorker\"");
    }
}
