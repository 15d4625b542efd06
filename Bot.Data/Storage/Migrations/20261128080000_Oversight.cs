using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Bot.Data.Storage.Migrations;

/// <summary>Extensions that somebody agrees to, what was answered and called lately, and who corrected an item.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261128080000_Oversight")]
public sealed class Oversight : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "extension_requests",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                IntakeId = table.Column<long>(nullable: false),
                AskedAt = table.Column<long>(nullable: false),
                AskedBy = table.Column<string>(nullable: false),
                AskedById = table.Column<string>(nullable: true),
                Reason = table.Column<string>(nullable: false),
                Until = table.Column<long>(nullable: false),
                Due = table.Column<long>(nullable: false),
                Answer = table.Column<int>(nullable: true),
                AnsweredAt = table.Column<long>(nullable: true),
                AnsweredBy = table.Column<string>(nullable: true),
                Words = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_extension_requests", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_extension_requests_IntakeId", "extension_requests", "IntakeId");
        migrationBuilder.CreateIndex("IX_extension_requests_open", "extension_requests", "IntakeId", unique: true, filter: "\"Answer\" IS NULL");
        migrationBuilder.CreateIndex("IX_supervision_orders_answered", "supervision_orders", ["AnsweredAt", "Id"], filter: "\"AnsweredAt\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_call_backs_done", "call_backs", ["DoneAt", "Id"], filter: "\"DoneAt\" IS NOT NULL");
        migrationBuilder.AddColumn<string>("ByName", "item_corrections", nullable: true);
    }
}
