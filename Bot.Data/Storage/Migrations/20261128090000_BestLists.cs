using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>How a list of the best ended, objections to it; and who has to set up the second factor anew.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261128090000_BestLists")]
public sealed class BestLists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Outcome", "best_lists", nullable: true);
        migrationBuilder.AddColumn<long>("SettledAt", "best_lists", nullable: true);
        migrationBuilder.AddColumn<string>("SettledBy", "best_lists", nullable: true);
        migrationBuilder.AddColumn<string>("SettledWhy", "best_lists", nullable: true);
        migrationBuilder.CreateTable(
            "best_objections",
            table => new
            {
                Id = table.Column<string>(nullable: false),
                Report = table.Column<string>(nullable: false),
                Start = table.Column<int>(nullable: false),
                At = table.Column<long>(nullable: false),
                TakenBy = table.Column<string>(nullable: false),
                About = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: false),
                Upheld = table.Column<bool>(nullable: true),
                Answer = table.Column<string>(nullable: true),
                AnsweredAt = table.Column<long>(nullable: true),
                AnsweredBy = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_best_objections", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_best_objections_Report_Start", "best_objections", ["Report", "Start"]);
        migrationBuilder.AddColumn<bool>("MustPair", "staff_accounts", nullable: false, defaultValue: false);
    }
}
