using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Bot.Data.Storage.Migrations;

/// <summary>Calls that the desk owes, and the department that an intake was given to.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261124080000_PlaceRules")]
public sealed class PlaceRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Department", "intakes", nullable: true);
        migrationBuilder.AddColumn<bool>("VerifyOnSite", "intakes", nullable: false, defaultValue: false);
        migrationBuilder.CreateTable(
            "call_backs",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                IntakeId = table.Column<long>(nullable: false),
                Reason = table.Column<int>(nullable: false),
                SetAt = table.Column<long>(nullable: false),
                Due = table.Column<long>(nullable: false),
                DoneAt = table.Column<long>(nullable: true),
                DoneBy = table.Column<string>(nullable: true),
                Answer = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_call_backs", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_call_backs_IntakeId", "call_backs", "IntakeId");
        migrationBuilder.CreateIndex("IX_call_backs_open", "call_backs", "Due", filter: "\"DoneAt\" IS NULL");
    }
}
