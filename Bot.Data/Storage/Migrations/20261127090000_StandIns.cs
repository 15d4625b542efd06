using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Who stands in for whom, and replies to everybody who reported the same.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261127090000_StandIns")]
public sealed class StandIns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "stand_ins",
            table => new
            {
                Id = table.Column<string>(nullable: false),
                GridCode = table.Column<string>(nullable: false),
                Role = table.Column<string>(nullable: false),
                AwayUserId = table.Column<string>(nullable: true),
                AwayName = table.Column<string>(nullable: false),
                Name = table.Column<string>(nullable: false),
                Phone = table.Column<string>(nullable: false),
                UserId = table.Column<string>(nullable: true),
                From = table.Column<long>(nullable: false),
                Until = table.Column<long>(nullable: false),
                By = table.Column<string>(nullable: false),
                MadeAt = table.Column<long>(nullable: false),
                EndedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_stand_ins", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_stand_ins_GridCode", "stand_ins", "GridCode");
        migrationBuilder.CreateIndex("IX_stand_ins_open", "stand_ins", "Until", filter: "\"EndedAt\" IS NULL");
        CreateReplies(migrationBuilder);
    }

    private static void CreateReplies(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "group_replies",
            table => new
            {
                Id = table.Column<string>(nullable: false),
                Item = table.Column<string>(nullable: false),
                GridCode = table.Column<string>(nullable: true),
                Headline = table.Column<string>(nullable: false),
                Body = table.Column<string>(nullable: false),
                DraftedBy = table.Column<string>(nullable: false),
                DraftedName = table.Column<string>(nullable: false),
                DraftedAt = table.Column<long>(nullable: false),
                State = table.Column<int>(nullable: false),
                DecidedBy = table.Column<string>(nullable: true),
                DecidedName = table.Column<string>(nullable: true),
                DecidedAt = table.Column<long>(nullable: true),
                Reason = table.Column<string>(nullable: true),
                Entries = table.Column<int>(nullable: false),
                Told = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_group_replies", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_group_replies_State_DraftedAt", "group_replies", ["State", "DraftedAt"]);
        migrationBuilder.CreateTable(
            "group_reply_intakes",
            table => new
            {
                ReplyId = table.Column<string>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_group_reply_intakes", t => new { t.ReplyId, t.IntakeId });
            });
    }
}
