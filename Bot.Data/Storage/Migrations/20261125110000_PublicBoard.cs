using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Residents who want nothing of theirs shown.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261125110000_PublicBoard")]
public sealed class PublicBoard : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "public_opt_outs",
        table => new
        {
            Resident = table.Column<string>(nullable: false),
            At = table.Column<long>(nullable: false),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_public_opt_outs", t => t.Resident);
        });
}
