using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Bot.Data.Storage.Migrations;

/// <summary>What the desk takes down on the phone and supervises: calls, orders to a person, disputes, findings about workers, results of call-backs.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261127080000_DeskCalls")]
public sealed class DeskCalls : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phone_calls",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                At = table.Column<long>(nullable: false),
                TakenBy = table.Column<string>(nullable: false),
                SealedName = table.Column<string>(nullable: true),
                ByPhone = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_phone_calls", t => t.IntakeId);
            });
        migrationBuilder.CreateIndex("IX_mini_accounts_PhoneKey", "mini_accounts", "PhoneKey", filter: "\"PhoneKey\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_intakes_MergedInto", "intakes", "MergedInto", filter: "\"MergedInto\" IS NOT NULL");
        migrationBuilder.AddColumn<string>("ToPerson", "supervision_orders", nullable: true);
        migrationBuilder.AddColumn<string>("IssuedBy", "supervision_orders", nullable: true);
        migrationBuilder.CreateIndex("IX_supervision_orders_due", "supervision_orders", "Due", filter: "\"AnsweredAt\" IS NULL");
        migrationBuilder.AddColumn<int>("Result", "call_backs", nullable: true);
        migrationBuilder.AddColumn<int>("Tries", "call_backs", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<long>("LastTriedAt", "call_backs", nullable: true);
        CreateFindings(migrationBuilder);
    }

    private static void CreateFindings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "owner_disputes",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                IntakeId = table.Column<long>(nullable: false),
                RaisedAt = table.Column<long>(nullable: false),
                RaisedBy = table.Column<string>(nullable: false),
                Claims = table.Column<string>(nullable: false),
                DecidedAt = table.Column<long>(nullable: true),
                DecidedBy = table.Column<string>(nullable: true),
                Owner = table.Column<string>(nullable: true),
                Decision = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_owner_disputes", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_owner_disputes_IntakeId", "owner_disputes", "IntakeId");
        migrationBuilder.CreateIndex("IX_owner_disputes_open", "owner_disputes", "IntakeId", unique: true, filter: "\"DecidedAt\" IS NULL");
        migrationBuilder.CreateTable(
            "worker_findings",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                Verdict = table.Column<int>(nullable: false),
                Worker = table.Column<string>(nullable: true),
                GridCode = table.Column<string>(nullable: true),
                DecidedBy = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_worker_findings", t => t.IntakeId);
            });
        migrationBuilder.CreateIndex("IX_worker_findings_GridCode_At", "worker_findings", ["GridCode", "At"]);
    }
}
