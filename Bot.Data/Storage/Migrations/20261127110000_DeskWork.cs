using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>What did not go well is found at once, however much went well: indexes over that alone.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261127110000_DeskWork")]
public sealed class DeskWork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("IX_events_parked", "events", "Position", filter: "\"State\" = 3");
        migrationBuilder.CreateIndex("IX_deliveries_kept_by_error", "deliveries", ["Error", "Id"], filter: "\"State\" = 3");
        migrationBuilder.CreateIndex("IX_deliveries_gave_up_by_error", "deliveries", ["Error", "Id"], filter: "\"State\" = 4");
        migrationBuilder.CreateIndex("IX_webhook_deliveries_parked", "webhook_deliveries", ["SubscriptionId", "Id"], filter: "\"State\" = 2");
    }
}
