using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Files sent in parts, drafts kept, and the safety checks before anything becomes public.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261125090000_Uploads")]
public sealed class UploadsDraftsSafety : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "uploads",
            table => new
            {
                Id = table.Column<string>(nullable: false),
                Owner = table.Column<string>(nullable: false),
                Type = table.Column<string>(nullable: false),
                Size = table.Column<long>(nullable: false),
                Sha256 = table.Column<string>(nullable: false),
                PartSize = table.Column<int>(nullable: false),
                CreatedAt = table.Column<long>(nullable: false),
                ExpiresAt = table.Column<long>(nullable: false),
                CompletedAt = table.Column<long>(nullable: true),
                ContentType = table.Column<string>(nullable: true),
                StoredSize = table.Column<long>(nullable: false),
                IntakeId = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_uploads", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_uploads_Owner_CreatedAt", "uploads", ["Owner", "CreatedAt"]);
        migrationBuilder.CreateIndex("IX_uploads_ExpiresAt", "uploads", "ExpiresAt");
        migrationBuilder.CreateTable(
            "saved_drafts",
            table => new
            {
                Owner = table.Column<string>(nullable: false),
                Id = table.Column<string>(nullable: false),
                Sealed = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_saved_drafts", t => new { t.Owner, t.Id });
            });
        migrationBuilder.CreateIndex("IX_saved_drafts_At", "saved_drafts", "At");
        migrationBuilder.CreateTable(
            "safety_verdicts",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                What = table.Column<string>(nullable: false),
                Account = table.Column<string>(nullable: false),
                Verdict = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
                TraceId = table.Column<string>(nullable: true),
                Attempts = table.Column<int>(nullable: false),
                NextAt = table.Column<long>(nullable: false),
                Reason = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_safety_verdicts", t => new { t.IntakeId, t.What });
            });
        migrationBuilder.CreateIndex("IX_safety_verdicts_TraceId", "safety_verdicts", "TraceId", filter: "\"TraceId\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_safety_verdicts_pending", "safety_verdicts", "NextAt", filter: "\"Verdict\" = 'pending'");
    }
}
