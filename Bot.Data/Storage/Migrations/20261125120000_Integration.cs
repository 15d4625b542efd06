using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Bot.Data.Storage.Migrations;

/// <summary>Webhooks of grid platforms, what is on its way to them, and who read personal data.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261125120000_Integration")]
public sealed class Integration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateReads(migrationBuilder);
        CreateSubscriptions(migrationBuilder);
        CreateDeliveries(migrationBuilder);
    }

    private static void CreateReads(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "personal_reads",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Holder = table.Column<string>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
                Reason = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_personal_reads", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_personal_reads_IntakeId", "personal_reads", "IntakeId");
        migrationBuilder.CreateIndex("IX_personal_reads_Holder_At", "personal_reads", ["Holder", "At"]);
    }

    private static void CreateSubscriptions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "webhook_subscriptions",
            table => new
            {
                Id = table.Column<string>(nullable: false),
                Holder = table.Column<string>(nullable: false),
                Url = table.Column<string>(nullable: false),
                Types = table.Column<string>(nullable: false),
                SealedSecret = table.Column<string>(nullable: false),
                CreatedAt = table.Column<long>(nullable: false),
                State = table.Column<int>(nullable: false),
                Cursor = table.Column<long>(nullable: false),
                Failures = table.Column<int>(nullable: false),
                FailingSince = table.Column<long>(nullable: true),
                RetryAt = table.Column<long>(nullable: true),
                LastError = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_webhook_subscriptions", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_webhook_subscriptions_Holder", "webhook_subscriptions", "Holder");
    }

    private static void CreateDeliveries(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "webhook_deliveries",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                SubscriptionId = table.Column<string>(nullable: false),
                Position = table.Column<long>(nullable: false),
                EventId = table.Column<string>(nullable: false),
                Type = table.Column<string>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
                CreatedAt = table.Column<long>(nullable: false),
                State = table.Column<int>(nullable: false),
                Attempts = table.Column<int>(nullable: false),
                TriedSince = table.Column<long>(nullable: true),
                NextAt = table.Column<long>(nullable: false),
                Status = table.Column<int>(nullable: true),
                LastError = table.Column<string>(nullable: true),
                DoneAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_webhook_deliveries", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_webhook_deliveries_SubscriptionId_Position", "webhook_deliveries", ["SubscriptionId", "Position"], unique: true);
        migrationBuilder.CreateIndex("IX_webhook_deliveries_open", "webhook_deliveries", ["SubscriptionId", "IntakeId", "Id"], filter: "\"State\" = 0");
        migrationBuilder.CreateIndex("IX_webhook_deliveries_DoneAt", "webhook_deliveries", "DoneAt", filter: "\"DoneAt\" IS NOT NULL");
    }
}
