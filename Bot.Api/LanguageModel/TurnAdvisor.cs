using System.Text.RegularExpressions;
using Bot.Dialogs;
using Bot.Dialogs.Consulting;

namespace Bot.Api.LanguageModel;

/// <summary>
/// Sees from a turn that was heard whether a model could help with it: an item had to be asked for, a place was named that
/// nobody knows, a question was answered. Everything else, which is most, never waits.
/// </summary>
public sealed partial class TurnAdvisor(ModelGate? gate)
{
    /// <summary>For one message: it asks once at most, however often the turn is run. Null where there is no model.</summary>
    public OneMessage? Begin() => gate is null ? null : new OneMessage(gate);

    /// <summary>One message and the one question that may be asked for it.</summary>
    public sealed class OneMessage(ModelGate gate)
    {
        private string? _asked;
        private Advice? _advice;

        /// <summary>Whether a turn gives reason to ask.</summary>
        public static bool IsDoubtful(ConversationState before, Turn turn) => turn.Outcomes.IsEmpty && DoubtOf(before, turn) is not null;

        /// <summary>The guide with the model's advice; the very same guide when there is none.</summary>
        public async ValueTask<IGuide> AdviseAsync(ConversationState before, Turn turn, IGuide guide, CancellationToken cancellation)
        {
            if (DoubtOf(before, turn) is not { } words)
            {
                return guide;
            }

            if (_asked is null)
            {
                _asked = words;
                _advice = turn.Next switch
                {
                    ConversationState.AnsweredQuestion => await PhraseAsync(words, guide, cancellation),
                    // What it is about was sure enough: of that the model has no say.
                    ConversationState.AskedForPlace => await UnderstandAsync(words, guide, cancellation) is { Place: { } place } ? new Advice(words) { Place = place } : null,
                    _ => await UnderstandAsync(words, guide, cancellation),
                };
            }

            return _advice is not null && _asked == words ? new AdvisedGuide(guide, _advice) : guide;
        }

        // What is confidential or about a worker goes to nobody outside; a danger waits for nobody.
        private static string? DoubtOf(ConversationState before, Turn turn) => turn.Next switch
        {
            ConversationState.Reporting { Draft: { Confidential: true } or { AboutWorker: true } or { Urgent: true } } => null,
            ConversationState.AskedForItem item when before is not ConversationState.AskedForItem => item.Draft.Text,
            ConversationState.AskedForPlace { Draft.Place: null } place when before is not ConversationState.AskedForPlace && PlaceName().IsMatch(place.Draft.Text) => place.Draft.Text,
            ConversationState.AnsweredQuestion answered when !ReferenceEquals(answered, before) => answered.Question,
            _ => null,
        };

        private async Task<Advice?> UnderstandAsync(string words, IGuide guide, CancellationToken cancellation)
        {
            var items = guide.Jurisdiction.Items;
            var answer = await gate.AskAsync("understand", SecondOpinion.Rules(items), SecondOpinion.Data(words), cancellation);
            return answer is null ? null : SecondOpinion.Read(answer, words, items);
        }

        private async Task<Advice?> PhraseAsync(string question, IGuide guide, CancellationToken cancellation)
        {
            var passages = Finding.Answers(question, guide);
            if (passages.Count == 0)
            {
                return null;
            }

            var answer = await gate.AskAsync("phrase", Phrasing.Rules, Phrasing.Data(question, passages), cancellation);
            return answer is not null && Phrasing.Read(answer, passages) is { } phrased ? new Advice(question) { Answer = phrased } : null;
        }
    }

    // 解放路 and 翠湖小区, not 楼下路灯.
    [GeneratedRegex(@"\p{Lo}{2}(?:小区|社区|花园|家园|苑|号楼|栋|市场|学校|公园|村|屯|庄(?!稼)|(?:路|街|巷|桥)(?![灯面上边中口人道头下]))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex PlaceName();
}
