using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>What the desk's inbox asks of a million intakes: indexes, and full-text search, which no model maps.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261126090000_DeskInbox")]
public sealed class DeskInbox : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("IX_intakes_Status_Due", "intakes", ["Status", "Due"]);
        migrationBuilder.CreateIndex("IX_intakes_rated", "intakes", ["Status", "Rating"], filter: "\"Rating\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_intakes_about_worker", "intakes", ["Status", "Id"], filter: "\"AboutWorker\"");
        migrationBuilder.CreateIndex("IX_intakes_confidential", "intakes", ["Status", "Due"], filter: "\"Confidential\"");
        migrationBuilder.CreateIndex("IX_intakes_department", "intakes", ["Department", "Status"], filter: "\"Department\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_intakes_handler", "intakes", ["HandlerName", "Id"], filter: "\"HandlerName\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_deliveries_gave_up", "deliveries", "EndedAt", filter: "\"State\" = 4");
        migrationBuilder.CreateIndex("IX_supervision_orders_open", "supervision_orders", "IntakeId", filter: "\"AnsweredAt\" IS NULL");
        if (migrationBuilder.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
        {
            // Contentless: the words stand in intakes already; which intake an entry is of, its rowid says.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "intake_search" USING fts5("Grams", content='', detail='none', tokenize='unicode61 remove_diacritics 0')""");
        }
        else
        {
            migrationBuilder.Sql("""CREATE TABLE "intake_search" ("Key" bigint PRIMARY KEY, "Grams" tsvector NOT NULL)""");
            migrationBuilder.Sql("""CREATE INDEX "IX_intake_search_Grams" ON "intake_search" USING gin ("Grams")""");
        }
    }
}
