using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Data.Storage.Migrations;

/// <summary>Accounts and sessions of the mini-program, what links them to the official account, and who wants not to be shown in public.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261125080000_MiniAccounts")]
public sealed class MiniAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Accounts(migrationBuilder);
        Linking(migrationBuilder);
        migrationBuilder.CreateTable(
            "public_opt_outs",
            table => new { Resident = table.Column<string>(nullable: false), At = table.Column<long>(nullable: false) },
            constraints: table => { table.PrimaryKey("PK_public_opt_outs", t => t.Resident); });
        migrationBuilder.AddColumn<long>("ReadAt", "deliveries", nullable: true);
        migrationBuilder.AddColumn<int>("Ahead", "consents", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<long>("AheadAt", "consents", nullable: true);
    }

    private static void Accounts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "mini_accounts",
            table => new
            {
                Key = table.Column<string>(nullable: false),
                SealedOpenId = table.Column<string>(nullable: false),
                UnionKey = table.Column<string>(nullable: true),
                LinkedTo = table.Column<string>(nullable: true),
                LinkedAt = table.Column<long>(nullable: true),
                SealedPhone = table.Column<string>(nullable: true),
                PhoneKey = table.Column<string>(nullable: true),
                PhoneAt = table.Column<long>(nullable: true),
                HomeGrid = table.Column<string>(nullable: true),
                CreatedAt = table.Column<long>(nullable: false),
                LastLoginAt = table.Column<long>(nullable: false),
            },
            constraints: table => { table.PrimaryKey("PK_mini_accounts", t => t.Key); });
        migrationBuilder.CreateIndex("IX_mini_accounts_UnionKey", "mini_accounts", "UnionKey", filter: "\"UnionKey\" IS NOT NULL AND \"LinkedTo\" IS NULL");
        migrationBuilder.CreateIndex("IX_mini_accounts_LinkedTo", "mini_accounts", "LinkedTo", filter: "\"LinkedTo\" IS NOT NULL");
        migrationBuilder.CreateTable(
            "mini_sessions",
            table => new
            {
                Id = table.Column<string>(nullable: false),
                Account = table.Column<string>(nullable: false),
                RefreshHash = table.Column<string>(nullable: false),
                CreatedAt = table.Column<long>(nullable: false),
                ExpiresAt = table.Column<long>(nullable: false),
                EndedAt = table.Column<long>(nullable: true),
                EndedBy = table.Column<string>(nullable: true),
            },
            constraints: table => { table.PrimaryKey("PK_mini_sessions", t => t.Id); });
        migrationBuilder.CreateIndex("IX_mini_sessions_Account", "mini_sessions", "Account");
    }

    private static void Linking(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "link_codes",
            table => new
            {
                Account = table.Column<string>(nullable: false),
                Resident = table.Column<string>(nullable: false),
                CodeHash = table.Column<string>(nullable: false),
                SentAt = table.Column<long>(nullable: false),
                ExpiresAt = table.Column<long>(nullable: false),
                Tries = table.Column<int>(nullable: false),
            },
            constraints: table => { table.PrimaryKey("PK_link_codes", t => t.Account); });
        migrationBuilder.AddColumn<string>("UnionKey", "conversations", nullable: true);
        migrationBuilder.AddColumn<long>("UnionAskedAt", "conversations", nullable: true);
        migrationBuilder.CreateIndex("IX_conversations_UnionKey", "conversations", "UnionKey", filter: "\"UnionKey\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_conversations_union_unasked", "conversations", "LastContact", filter: "\"UnionAskedAt\" IS NULL");
        migrationBuilder.AddColumn<string>("PhoneKey", "intakes", nullable: true);
        migrationBuilder.CreateIndex("IX_intakes_PhoneKey", "intakes", "PhoneKey", filter: "\"PhoneKey\" IS NOT NULL");
    }
}
