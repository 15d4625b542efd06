using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>
/// The next step of a deadline, and orders of supervision. What runs already has its steps unplanned since 1970, so the
/// first sweep plans them.
/// </summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122090000_Promises")]
public sealed class PromisesKept : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Step", "deadlines", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<long>("NextAt", "deadlines", nullable: false, defaultValue: 0L);
        migrationBuilder.CreateIndex("IX_deadlines_running", "deadlines", "NextAt", filter: "\"EndedAt\" IS NULL");

        migrationBuilder.CreateTable(
            "supervision_orders",
            table => new
            {
                Id = table.Column<long>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
                IssuedAt = table.Column<long>(nullable: false),
                Due = table.Column<long>(nullable: false),
                ToLevel = table.Column<string>(nullable: false),
                HandlerId = table.Column<string>(nullable: true),
                HandlerName = table.Column<string>(nullable: true),
                Reason = table.Column<string>(nullable: false),
                AnsweredAt = table.Column<long>(nullable: true),
                AnsweredBy = table.Column<string>(nullable: true),
                Answer = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_supervision_orders", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_supervision_orders_IntakeId", "supervision_orders", "IntakeId");
    }
}
