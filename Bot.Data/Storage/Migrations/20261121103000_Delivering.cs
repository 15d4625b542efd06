using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Bot.Data.Storage.Migrations;

/// <summary>The ledger of tries, consents, robots in trouble; when a delivery was leased and which digest carries it; the last message.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261121103000_Delivering")]
public sealed class Delivering : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("LeasedAt", "deliveries", nullable: true);
        migrationBuilder.AddColumn<long>("DigestId", "deliveries", nullable: true);
        migrationBuilder.AddColumn<long>("LastMessage", "conversations", nullable: false, defaultValue: 0L);

        // Until now every contact counted as a message.
        migrationBuilder.Sql("""UPDATE "conversations" SET "LastMessage" = "LastContact" """);

        migrationBuilder.CreateTable(
            "delivery_attempts",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                DeliveryId = table.Column<long>(nullable: false),
                Recipient = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
                Rung = table.Column<string>(nullable: false),
                Error = table.Column<string>(nullable: true),
                MessageId = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_delivery_attempts", t => t.Id);
            });

        migrationBuilder.CreateTable(
            "consents",
            table => new
            {
                Resident = table.Column<string>(nullable: false),
                TemplateId = table.Column<string>(nullable: false),
                Account = table.Column<string>(nullable: false),
                SealedOpenId = table.Column<string>(nullable: false),
                Left = table.Column<int>(nullable: false),
                ChangedAt = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_consents", t => new { t.Resident, t.TemplateId });
            });

        migrationBuilder.CreateTable(
            "robot_troubles",
            table => new
            {
                Robot = table.Column<string>(nullable: false),
                Error = table.Column<string>(nullable: false),
                Since = table.Column<long>(nullable: false),
                NextProbe = table.Column<long>(nullable: false),
                ToldAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_robot_troubles", t => t.Robot);
            });

        migrationBuilder.CreateIndex("IX_delivery_attempts_DeliveryId", "delivery_attempts", "DeliveryId");

        migrationBuilder.CreateIndex("IX_delivery_attempts_Recipient_At", "delivery_attempts", ["Recipient", "At"]);

        migrationBuilder.CreateIndex("IX_delivery_attempts_At", "delivery_attempts", "At");

        migrationBuilder.CreateIndex("IX_delivery_attempts_MessageId", "delivery_attempts", "MessageId", filter: "\"MessageId\" IS NOT NULL");
    }
}
