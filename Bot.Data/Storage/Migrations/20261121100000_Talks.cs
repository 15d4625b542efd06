using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>What the conversations need to remember: urgings, on whose behalf, and dangers that wait for their place.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261121100000_Talks")]
public sealed class Talks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("OnBehalfOf", "intakes", nullable: true);
        migrationBuilder.AddColumn<int>("Urges", "intakes", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<long>("LastUrgedAt", "intakes", nullable: true);
        migrationBuilder.AddColumn<long>("SendUpAt", "conversations", nullable: true);
        migrationBuilder.CreateIndex("IX_conversations_SendUpAt", "conversations", "SendUpAt", filter: "\"SendUpAt\" IS NOT NULL");
    }
}
