using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Residents who go along with somebody else's intake, and which intake one was merged into.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261123090000_Joining")]
public sealed class JoiningNeighbours : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("MergedInto", "intakes", nullable: true);
        migrationBuilder.CreateTable(
            "intake_followers",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                Resident = table.Column<string>(nullable: false),
                Via = table.Column<long>(nullable: false),
                JoinedAt = table.Column<long>(nullable: false),
                LeftAt = table.Column<long>(nullable: true),
                SaidIn = table.Column<long>(nullable: false),
                SaidAs = table.Column<int>(nullable: false),
                SealedPhone = table.Column<string>(nullable: true),
                AskedAt = table.Column<long>(nullable: true),
                Rating = table.Column<int>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_intake_followers", t => new { t.IntakeId, t.Resident, t.Via });
            });
        migrationBuilder.CreateIndex("IX_intake_followers_Resident", "intake_followers", "Resident");
    }
}
