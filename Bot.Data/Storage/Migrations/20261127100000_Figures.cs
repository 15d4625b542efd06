using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Figures, the best workers, and forms of accountability.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261127100000_Figures")]
public sealed class Figures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateFacts(migrationBuilder);
        migrationBuilder.CreateTable(
            "figure_cells",
            table => new
            {
                Span = table.Column<int>(nullable: false),
                Dimension = table.Column<int>(nullable: false),
                Start = table.Column<int>(nullable: false),
                Area = table.Column<string>(nullable: false),
                Key = table.Column<string>(nullable: false),
                Received = table.Column<long>(nullable: false),
                Counted = table.Column<long>(nullable: false),
                Resolved = table.Column<long>(nullable: false),
                OnTime = table.Column<long>(nullable: false),
                Late = table.Column<long>(nullable: false),
                Answered = table.Column<long>(nullable: false),
                AnswerMinutes = table.Column<long>(nullable: false),
                ResultMinutes = table.Column<long>(nullable: false),
                Rated = table.Column<long>(nullable: false),
                Satisfied = table.Column<long>(nullable: false),
                Scores = table.Column<long>(nullable: false),
                Reopened = table.Column<long>(nullable: false),
                Complaints = table.Column<long>(nullable: false),
                Points = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_figure_cells", t => new { t.Span, t.Dimension, t.Start, t.Area, t.Key });
            });
        migrationBuilder.CreateTable(
            "best_lists",
            table => new
            {
                Report = table.Column<string>(nullable: false),
                Start = table.Column<int>(nullable: false),
                PublishedAt = table.Column<long>(nullable: false),
                NoticeUntil = table.Column<long>(nullable: false),
                PublishedBy = table.Column<string>(nullable: false),
                Names = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_best_lists", t => new { t.Report, t.Start });
            });
        migrationBuilder.CreateTable(
            "accountability_cases",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                Form = table.Column<string>(nullable: false),
                Version = table.Column<int>(nullable: false),
                Fields = table.Column<string>(nullable: false),
                SavedBy = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_accountability_cases", t => new { t.IntakeId, t.Form, t.Version });
            });
    }

    private static void CreateFacts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "intake_facts",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                Township = table.Column<string>(nullable: false),
                Community = table.Column<string>(nullable: false),
                Grid = table.Column<string>(nullable: false),
                Item = table.Column<string>(nullable: false),
                Department = table.Column<string>(nullable: false),
                Worker = table.Column<string>(nullable: false),
                WorkerName = table.Column<string>(nullable: false),
                Sealed = table.Column<bool>(nullable: false),
                AboutWorker = table.Column<bool>(nullable: false),
                Counted = table.Column<bool>(nullable: false),
                HasResult = table.Column<bool>(nullable: false),
                Late = table.Column<bool>(nullable: false),
                Reopened = table.Column<bool>(nullable: false),
                FirstMinutes = table.Column<int>(nullable: true),
                ResultMinutes = table.Column<int>(nullable: true),
                Rating = table.Column<int>(nullable: true),
                RatedSeconds = table.Column<int>(nullable: true),
                Points = table.Column<long>(nullable: false),
                RunsUntil = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_intake_facts", t => t.IntakeId);
            });
        migrationBuilder.CreateIndex("IX_intake_facts_Township_IntakeId", "intake_facts", ["Township", "IntakeId"]);
        migrationBuilder.CreateIndex("IX_intake_facts_Community_IntakeId", "intake_facts", ["Community", "IntakeId"]);
        migrationBuilder.CreateIndex("IX_intake_facts_Grid_IntakeId", "intake_facts", ["Grid", "IntakeId"]);
        migrationBuilder.CreateIndex("IX_intake_facts_Item_IntakeId", "intake_facts", ["Item", "IntakeId"]);
        migrationBuilder.CreateIndex("IX_intake_facts_Department_IntakeId", "intake_facts", ["Department", "IntakeId"]);
        migrationBuilder.CreateIndex("IX_intake_facts_Worker_IntakeId", "intake_facts", ["Worker", "IntakeId"]);
        migrationBuilder.CreateIndex("IX_intake_facts_RunsUntil", "intake_facts", "RunsUntil", filter: "\"RunsUntil\" IS NOT NULL");
    }
}
