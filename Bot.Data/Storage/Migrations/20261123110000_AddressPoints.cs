using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Where addresses lie, as far as an import said it (degrees in WGS84).</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261123110000_AddressPoints")]
public sealed class AddressPoints : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<double>("Longitude", "grid_addresses", nullable: true);
        migrationBuilder.AddColumn<double>("Latitude", "grid_addresses", nullable: true);
    }
}
