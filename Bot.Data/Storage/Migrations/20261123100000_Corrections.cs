using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Items that residents chose where the classifier was not sure.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261123100000_Corrections")]
public sealed class Corrections : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "item_corrections",
        table => new
        {
            IntakeId = table.Column<long>(nullable: false),
            At = table.Column<long>(nullable: false),
            By = table.Column<string>(nullable: false),
            Offered = table.Column<string>(nullable: false),
            Chosen = table.Column<string>(nullable: false),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_item_corrections", t => new { t.IntakeId, t.At });
        });
}
