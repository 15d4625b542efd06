using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Photos of results that somebody at the desk looked at and let out.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261129110000_PublicPhotos")]
public sealed class PublicPhotos : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "public_photos",
            table => new
            {
                AttachmentId = table.Column<string>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
                Name = table.Column<string>(nullable: false),
                ReleasedBy = table.Column<string>(nullable: false),
                ReleasedAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_public_photos", t => t.AttachmentId));
        migrationBuilder.CreateIndex("IX_public_photos_IntakeId", "public_photos", "IntakeId");
        migrationBuilder.CreateIndex("IX_public_photos_Name", "public_photos", "Name", unique: true);
    }
}
