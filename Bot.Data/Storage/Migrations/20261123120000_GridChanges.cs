using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Bot.Data.Storage.Migrations;

/// <summary>What imports changed of grids.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261123120000_GridChanges")]
public sealed class GridChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "grid_changes",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Grid = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
                What = table.Column<string>(nullable: false),
                Before = table.Column<string>(nullable: true),
                After = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_grid_changes", t => t.Id);
            });

        migrationBuilder.CreateIndex("IX_grid_changes_Grid_At", "grid_changes", ["Grid", "At"]);
    }
}
