using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>What came with intakes that were filed over Open311.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261125100000_Open311Filings")]
public sealed class Open311Filings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "open311_filings",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                Client = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
                Token = table.Column<string>(nullable: true),
                SealedContact = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_open311_filings", t => t.IntakeId);
            });
        migrationBuilder.CreateIndex("IX_open311_filings_Token", "open311_filings", "Token", unique: true);
    }
}
