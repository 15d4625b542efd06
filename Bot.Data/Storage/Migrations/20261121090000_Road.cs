using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Bot.Data.Storage.Migrations;

/// <summary>
/// The tables the whole road needs. Written by hand for EF's own runtime, because EF's design package does not restore
/// here; no column names a type, so each database picks its own. A test compares the result with the model.
/// </summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261121090000_Road")]
public sealed class Road : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "action_receipts",
            table => new
            {
                Key = table.Column<string>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
                RequestHash = table.Column<string>(nullable: false),
                Answer = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_action_receipts", t => t.Key);
            });

        migrationBuilder.CreateTable(
            "attachments",
            table => new
            {
                Id = table.Column<string>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
                Type = table.Column<string>(nullable: false),
                By = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
                MediaId = table.Column<string>(nullable: true),
                State = table.Column<int>(nullable: false),
                ContentType = table.Column<string>(nullable: true),
                Size = table.Column<long>(nullable: false),
                Reason = table.Column<string>(nullable: true),
                Attempts = table.Column<int>(nullable: false),
                NextAt = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_attachments", t => t.Id);
            });

        migrationBuilder.CreateTable(
            "conversations",
            table => new
            {
                Resident = table.Column<string>(nullable: false),
                SealedOpenId = table.Column<string>(nullable: false),
                HomeGrid = table.Column<string>(nullable: true),
                Following = table.Column<bool>(nullable: false),
                LastContact = table.Column<long>(nullable: false),
                State = table.Column<string>(nullable: false),
                Version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_conversations", t => t.Resident);
            });

        migrationBuilder.CreateTable(
            "deadlines",
            table => new
            {
                Id = table.Column<long>(nullable: false).Generated(),
                IntakeId = table.Column<long>(nullable: false),
                Kind = table.Column<int>(nullable: false),
                SetAt = table.Column<long>(nullable: false),
                Due = table.Column<long>(nullable: false),
                EndedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_deadlines", t => t.Id);
            });

        migrationBuilder.CreateTable(
            "deliveries",
            table => new
            {
                Id = table.Column<long>(nullable: false).Generated(),
                EventId = table.Column<string>(nullable: false),
                Recipient = table.Column<string>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
                Purpose = table.Column<string>(nullable: false),
                Body = table.Column<string>(nullable: false),
                Link = table.Column<string>(nullable: true),
                Urgent = table.Column<bool>(nullable: false),
                CreatedAt = table.Column<long>(nullable: false),
                State = table.Column<int>(nullable: false),
                Channel = table.Column<string>(nullable: true),
                Attempts = table.Column<int>(nullable: false),
                NextAt = table.Column<long>(nullable: false),
                Error = table.Column<string>(nullable: true),
                EndedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_deliveries", t => t.Id);
            });

        migrationBuilder.CreateTable(
            "events",
            table => new
            {
                Position = table.Column<long>(nullable: false).Generated(),
                Id = table.Column<string>(nullable: true),
                Type = table.Column<string>(nullable: false),
                IntakeId = table.Column<long>(nullable: false),
                Time = table.Column<long>(nullable: false),
                Data = table.Column<string>(nullable: false),
                State = table.Column<int>(nullable: false),
                Attempts = table.Column<int>(nullable: false),
                NextAt = table.Column<long>(nullable: false),
                LastError = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_events", t => t.Position);
            });

        migrationBuilder.CreateTable(
            "grids",
            table => new
            {
                Id = table.Column<long>(nullable: false).Generated(),
                Code = table.Column<string>(nullable: false),
                Name = table.Column<string>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                Parent = table.Column<string>(nullable: false),
                Area = table.Column<string>(nullable: false),
                Households = table.Column<int>(nullable: true),
                ValidFrom = table.Column<DateOnly>(nullable: true),
                ValidTo = table.Column<DateOnly>(nullable: true),
                Border = table.Column<byte[]>(nullable: true),
                Robot = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_grids", t => t.Id);
            });

        migrationBuilder.CreateTable(
            "import_marks",
            table => new
            {
                Name = table.Column<string>(nullable: false),
                Version = table.Column<long>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_import_marks", t => t.Name);
            });

        migrationBuilder.CreateTable(
            "intake_counters",
            table => new
            {
                Day = table.Column<int>(nullable: false),
                Last = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_intake_counters", t => t.Day);
            });

        migrationBuilder.CreateTable(
            "intakes",
            table => new
            {
                Id = table.Column<long>(nullable: false),
                Resident = table.Column<string>(nullable: true),
                Kind = table.Column<string>(nullable: false),
                Item = table.Column<string>(nullable: false),
                Text = table.Column<string>(nullable: false),
                Status = table.Column<int>(nullable: false),
                Urgent = table.Column<bool>(nullable: false),
                Confidential = table.Column<bool>(nullable: false),
                AboutWorker = table.Column<bool>(nullable: false),
                GridCode = table.Column<string>(nullable: true),
                GridName = table.Column<string>(nullable: true),
                PlaceText = table.Column<string>(nullable: false),
                Longitude = table.Column<double>(nullable: true),
                Latitude = table.Column<double>(nullable: true),
                Level = table.Column<string>(nullable: false),
                Due = table.Column<long>(nullable: false),
                Channel = table.Column<string>(nullable: false),
                SubmittedAt = table.Column<long>(nullable: false),
                SealedPhone = table.Column<string>(nullable: true),
                HandlerId = table.Column<string>(nullable: true),
                HandlerName = table.Column<string>(nullable: true),
                Rating = table.Column<int>(nullable: true),
                LastPublicNote = table.Column<string>(nullable: true),
                LastMoveAt = table.Column<long>(nullable: false),
                Entries = table.Column<int>(nullable: false),
                LastHash = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_intakes", t => t.Id);
            });

        migrationBuilder.CreateTable(
            "ratings",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                Sequence = table.Column<int>(nullable: false),
                Score = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: true),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ratings", t => new { t.IntakeId, t.Sequence });
            });

        migrationBuilder.CreateTable(
            "seen_messages",
            table => new
            {
                Key = table.Column<string>(nullable: false),
                Resident = table.Column<string>(nullable: false),
                Reply = table.Column<string>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_seen_messages", t => t.Key);
            });

        migrationBuilder.CreateTable(
            "staff",
            table => new
            {
                Login = table.Column<string>(nullable: false),
                Name = table.Column<string>(nullable: false),
                Role = table.Column<string>(nullable: false),
                Scope = table.Column<string>(nullable: false),
                SealedPhone = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff", t => t.Login);
            });

        migrationBuilder.CreateTable(
            "timeline",
            table => new
            {
                IntakeId = table.Column<long>(nullable: false),
                Sequence = table.Column<int>(nullable: false),
                Move = table.Column<int>(nullable: false),
                Status = table.Column<int>(nullable: false),
                Role = table.Column<int>(nullable: false),
                ActorName = table.Column<string>(nullable: false),
                ActorId = table.Column<string>(nullable: true),
                At = table.Column<long>(nullable: false),
                Note = table.Column<string>(nullable: true),
                IsPublic = table.Column<bool>(nullable: false),
                Hash = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_timeline", t => new { t.IntakeId, t.Sequence });
            });

        migrationBuilder.CreateTable(
            "grid_addresses",
            table => new
            {
                Id = table.Column<long>(nullable: false).Generated(),
                GridId = table.Column<long>(nullable: false),
                Text = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_grid_addresses", t => t.Id);
                table.ForeignKey("FK_grid_addresses_grids_GridId", t => t.GridId, "grids", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "grid_members",
            table => new
            {
                Id = table.Column<long>(nullable: false).Generated(),
                GridId = table.Column<long>(nullable: false),
                Role = table.Column<string>(nullable: false),
                Name = table.Column<string>(nullable: false),
                Phone = table.Column<string>(nullable: false),
                UserId = table.Column<string>(nullable: true),
                Photo = table.Column<string>(nullable: true),
                IsPublic = table.Column<bool>(nullable: false),
                Order = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_grid_members", t => t.Id);
                table.ForeignKey("FK_grid_members_grids_GridId", t => t.GridId, "grids", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("IX_attachments_IntakeId", "attachments", "IntakeId");

        migrationBuilder.CreateIndex("IX_attachments_State_NextAt", "attachments", ["State", "NextAt"]);

        migrationBuilder.CreateIndex("IX_deadlines_EndedAt_Due", "deadlines", ["EndedAt", "Due"]);

        migrationBuilder.CreateIndex("IX_deadlines_IntakeId", "deadlines", "IntakeId");

        migrationBuilder.CreateIndex("IX_deliveries_EventId_Recipient_Purpose", "deliveries", ["EventId", "Recipient", "Purpose"], unique: true);

        migrationBuilder.CreateIndex("IX_deliveries_Recipient", "deliveries", "Recipient");

        migrationBuilder.CreateIndex("IX_deliveries_IntakeId_State", "deliveries", ["IntakeId", "State"]);

        migrationBuilder.CreateIndex("IX_deliveries_open", "deliveries", ["Urgent", "Id"], filter: "\"State\" < 2", descending: [true, false]);

        migrationBuilder.CreateIndex("IX_events_Id", "events", "Id", unique: true);

        migrationBuilder.CreateIndex("IX_events_IntakeId_Position", "events", ["IntakeId", "Position"]);

        migrationBuilder.CreateIndex("IX_events_open", "events", "Position", filter: "\"State\" < 2");

        migrationBuilder.CreateIndex("IX_grid_addresses_GridId", "grid_addresses", "GridId");

        migrationBuilder.CreateIndex("IX_grid_members_GridId", "grid_members", "GridId");

        migrationBuilder.CreateIndex("IX_grid_members_UserId", "grid_members", "UserId");

        migrationBuilder.CreateIndex("IX_grids_Code", "grids", "Code", unique: true);

        migrationBuilder.CreateIndex("IX_intakes_GridCode_Status", "intakes", ["GridCode", "Status"]);

        migrationBuilder.CreateIndex("IX_intakes_Resident", "intakes", "Resident");

        migrationBuilder.CreateIndex("IX_seen_messages_Resident_At", "seen_messages", ["Resident", "At"]);
    }
}

file static class Columns
{
    /// <summary>A key the database draws; each provider reads its own annotation.</summary>
    public static OperationBuilder<AddColumnOperation> Generated(this OperationBuilder<AddColumnOperation> column) =>
        column.Annotation("Sqlite:Autoincrement", true);
}
