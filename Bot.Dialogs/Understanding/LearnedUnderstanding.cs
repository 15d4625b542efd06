namespace Bot.Dialogs.Understanding;

/// <summary>
/// Understands by what was learned from labelled messages (docs/understanding.md): linear heads over hashed n-grams and word lists.
/// A confidence is the chance that the item is right: of those with 0.7, about seven in ten are. Safe to share.
/// </summary>
public sealed class LearnedUnderstanding : IUnderstanding
{
    private const int Guesses = 3;

    /// <summary>Fewer letters than this say nothing: 啊, a lone sign.</summary>
    private const int FewestLetters = 2;

    /// <summary>The chance from which on a message is urgent: where the threshold was fitted (Calibration).</summary>
    private const double Urgent = 0.5;

    /// <summary>The same for words that say neither what nor which danger.</summary>
    private const double SurelyUrgent = 0.6;

    /// <summary>
    /// The chance of urgency below which a danger the rules see is none. Of the dangers that hands not learned from really told, the rules alone saw
    /// two below <see cref="Urgent"/> and none below this; of what only looked like danger, some forty.
    /// </summary>
    internal const double DangerBelieved = 0.3;

    private const string Inquiry = "inquiry";

    /// <summary>
    /// How far a question leads over what else it may be. What is taken for one goes past the grid to the office, so a near tie is none:
    /// 路口的路灯坏了好几天 was heard as 几天?
    /// </summary>
    private const float QuestionLeads = 0.2f;

    private static readonly Lazy<LearnedUnderstanding> Built = new(() =>
    {
        using var stream = ServiceItems.Resource("understanding.model");
        return new LearnedUnderstanding(UnderstandingModel.Read(stream));
    });

    [ThreadStatic]
    private static MessageReader? _reader;

    private readonly WordSigns _words = SharedWords.Value;

    internal LearnedUnderstanding(UnderstandingModel model) => Model = model;

    /// <summary>The model that ships with the product.</summary>
    public static LearnedUnderstanding Shipped => Built.Value;

    internal static Lazy<WordSigns> SharedWords { get; } = new(() => new WordSigns());

    internal UnderstandingModel Model { get; }

    public Meaning Judge(string words)
    {
        var reader = _reader ??= new MessageReader(_words);
        var danger = reader.Read(words);
        if (!SaysAnything(words))
            return new Meaning("request", [new(ServiceItems.Other, 0)], danger != Danger.None, danger);
        var features = reader.Bag.Features;
        Span<float> items = stackalloc float[Model.Item.Labels.Length];
        if (!Model.Item.Score(features, items))
            return new Meaning("request", [new(ServiceItems.Other, 0)], danger != Danger.None, danger);
        Model.Item.ToChances(items);
        var best = Best(items);
        var urgency = UrgencyOf(features);
        // What was learned takes back a danger that only the rules see: 没着火, 想死的心都有, 着火报警器多少钱.
        if (urgency < DangerBelieved)
            danger = Danger.None;
        // Words that name neither danger nor matter (a name, a number, a place) are easily taken for anything.
        var saysWhat = reader.NamesDanger || (best[0].Confidence >= Meaning.MatterNamed && best[0].Item != ServiceItems.Other);
        return new Meaning(KindOf(features), best, danger != Danger.None || urgency >= (saysWhat ? Urgent : SurelyUrgent), danger)
        {
            Place = Model.Place.Find(words),
            Department = Label(Model.Department, features),
            Urgency = urgency,
        };
    }

    private static bool SaysAnything(string words)
    {
        var letters = 0;
        foreach (var letter in words)
        {
            if (char.IsLetter(letter) && ++letters >= FewestLetters)
                return true;
        }
        return false;
    }

    private double UrgencyOf(ReadOnlySpan<Feature> features)
    {
        Span<float> sums = stackalloc float[Model.Urgency.Labels.Length];
        Model.Urgency.Score(features, sums);
        Model.Urgency.ToChances(sums);
        return sums[1];
    }

    private string KindOf(ReadOnlySpan<Feature> features)
    {
        Span<float> sums = stackalloc float[Model.Kind.Labels.Length];
        Model.Kind.Score(features, sums);
        var best = LinearHead.Best(sums);
        if (Model.Kind.Labels[best] == Inquiry)
        {
            var asked = sums[best];
            sums[best] = float.MinValue;
            var other = LinearHead.Best(sums);
            best = asked - sums[other] >= QuestionLeads ? best : other;
        }

        return Model.Kind.Labels[best];
    }

    private static string Label(LinearHead head, ReadOnlySpan<Feature> features)
    {
        if (head.Labels.Length == 0)
            return "";
        Span<float> sums = stackalloc float[head.Labels.Length];
        head.Score(features, sums);
        return head.Labels[LinearHead.Best(sums)];
    }

    private List<ItemGuess> Best(Span<float> chances)
    {
        var best = new List<ItemGuess>(Guesses);
        for (var g = 0; g < Guesses; g++)
        {
            var top = LinearHead.Best(chances);
            best.Add(new(Model.Item.Labels[top], chances[top]));
            chances[top] = -1;
        }
        return best;
    }
}
