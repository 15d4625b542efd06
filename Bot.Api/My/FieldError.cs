namespace Bot.Api.My;

/// <summary>What is wrong, said beside the field; <see cref="Form"/> stands for all of it.</summary>
public sealed record FieldError(string Field, string Words)
{
    public const string Form = "form";
}
