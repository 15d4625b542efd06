using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Those who sign in at the desk, and the audit of what they do.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261126080000_Desk")]
public sealed class Desk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreatePeople(migrationBuilder);
        migrationBuilder.CreateTable(
            "audit_entries",
            table => new
            {
                Id = table.Column<long>(nullable: false),
                At = table.Column<long>(nullable: false),
                Login = table.Column<string>(nullable: false),
                Act = table.Column<string>(nullable: false),
                Subject = table.Column<string>(nullable: false),
                Detail = table.Column<string>(nullable: false),
                Previous = table.Column<string>(nullable: false),
                Hash = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_audit_entries", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_audit_entries_At", "audit_entries", "At");
        migrationBuilder.CreateIndex("IX_audit_entries_Login_Id", "audit_entries", ["Login", "Id"]);
        migrationBuilder.CreateIndex("IX_audit_entries_Subject_Id", "audit_entries", ["Subject", "Id"]);
        migrationBuilder.CreateTable(
            "audit_heads",
            table => new
            {
                Name = table.Column<string>(nullable: false),
                Count = table.Column<long>(nullable: false),
                Hash = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_audit_heads", t => t.Name);
            });
    }

    private static void CreatePeople(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "staff_accounts",
            table => new
            {
                Login = table.Column<string>(nullable: false),
                PasswordHash = table.Column<string>(nullable: true),
                PasswordAt = table.Column<long>(nullable: true),
                MustChange = table.Column<bool>(nullable: false),
                SealedSecret = table.Column<string>(nullable: true),
                LastStep = table.Column<long>(nullable: false),
                RecoveryCodes = table.Column<string>(nullable: false),
                ShutAt = table.Column<long>(nullable: true),
                HighContrast = table.Column<bool>(nullable: false),
                LargeType = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_accounts", t => t.Login);
            });
        migrationBuilder.CreateTable(
            "sign_in_locks",
            table => new
            {
                Login = table.Column<string>(nullable: false),
                Failed = table.Column<int>(nullable: false),
                Locks = table.Column<int>(nullable: false),
                LockedUntil = table.Column<long>(nullable: true),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_sign_in_locks", t => t.Login);
            });
        migrationBuilder.CreateTable(
            "desk_sessions",
            table => new
            {
                Id = table.Column<string>(nullable: false),
                Login = table.Column<string>(nullable: false),
                Role = table.Column<string>(nullable: false),
                Scope = table.Column<string>(nullable: false),
                StartedAt = table.Column<long>(nullable: false),
                SeenAt = table.Column<long>(nullable: false),
                EndedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_desk_sessions", t => t.Id);
            });
        migrationBuilder.CreateIndex("IX_desk_sessions_Login", "desk_sessions", "Login");
        migrationBuilder.CreateIndex("IX_desk_sessions_StartedAt", "desk_sessions", "StartedAt");
    }
}
