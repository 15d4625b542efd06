using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>A list of the best that was withdrawn is followed by a corrected one of the same period.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261129120000_BestVersions")]
public sealed class BestVersions : Migration
{
    private const string Columns = """
        "Report", "Start", "PublishedAt", "NoticeUntil", "PublishedBy", "Names", "Outcome", "SettledAt", "SettledBy", "SettledWhy"
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Version", "best_objections", nullable: false, defaultValue: 1);
        if (migrationBuilder.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) != true)
        {
            migrationBuilder.AddColumn<int>("Version", "best_lists", nullable: false, defaultValue: 1);
            migrationBuilder.DropPrimaryKey("PK_best_lists", "best_lists");
            migrationBuilder.AddPrimaryKey("PK_best_lists", "best_lists", ["Report", "Start", "Version"]);
            return;
        }

        // SQLite changes no key of a table that stands: the rows move into a new one.
        migrationBuilder.RenameTable("best_lists", newName: "best_lists_before");
        migrationBuilder.CreateTable(
            "best_lists",
            table => new
            {
                Report = table.Column<string>(nullable: false),
                Start = table.Column<int>(nullable: false),
                Version = table.Column<int>(nullable: false),
                PublishedAt = table.Column<long>(nullable: false),
                NoticeUntil = table.Column<long>(nullable: false),
                PublishedBy = table.Column<string>(nullable: false),
                Names = table.Column<string>(nullable: false),
                Outcome = table.Column<string>(nullable: true),
                SettledAt = table.Column<long>(nullable: true),
                SettledBy = table.Column<string>(nullable: true),
                SettledWhy = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_best_lists", t => new { t.Report, t.Start, t.Version });
            });
        migrationBuilder.Sql($"""INSERT INTO "best_lists" ({Columns}, "Version") SELECT {Columns}, 1 FROM "best_lists_before" """);
        migrationBuilder.DropTable("best_lists_before");
    }
}
