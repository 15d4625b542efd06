using System.Globalization;
using Bot.Api.Conversations;
using Bot.Data.Storage;
using Bot.Dialogs;
using ConversationRow = Bot.Data.Conversations.Conversation;

namespace Bot.Api.My.Identity;

/// <summary>Who signs in and never spoke in the chat gets a conversation, so that there is a place for their home and a way to tell them results.</summary>
public sealed class ResidentArrival(ResidentContexts contexts, GroupCommit commit)
{
    public async Task KnowAsync(string resident, string sealedOpenId)
    {
        var isNew = await commit.Run(session =>
            Convert.ToInt64(session.Scalar("""SELECT COUNT(*) FROM "conversations" WHERE "Resident" = @0""", resident), CultureInfo.InvariantCulture) == 0
            && session.TryInsert(new ConversationRow
            {
                Resident = resident,
                SealedOpenId = sealedOpenId,
                LastContact = DateTimeOffset.UnixEpoch,
                State = ConversationJson.Write(ConversationState.Idle.Instance),
                Version = 1,
            }));
        if (isNew)
        {
            contexts.Invalidate(resident);
        }
    }
}
