using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>How far events were published, and which actions of the stream could not be carried out.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122110000_Streams")]
public sealed class Streams : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "stream_positions",
            table => new
            {
                Name = table.Column<string>(nullable: false),
                Position = table.Column<long>(nullable: false),
                Offset = table.Column<long>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_stream_positions", t => t.Name);
            });

        migrationBuilder.CreateTable(
            "parked_actions",
            table => new
            {
                EntryId = table.Column<string>(nullable: false),
                Number = table.Column<string>(nullable: true),
                Fields = table.Column<string>(nullable: false),
                Reason = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_parked_actions", t => t.EntryId);
            });
    }
}
