using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Data.People;

namespace Bot.Api.Open311;

/// <summary>Who filed it. Kept sealed beside the intake, shown nowhere by this door.</summary>
public sealed partial record FilingContact(string FirstName, string LastName, string Email, string DeviceId, string AccountId)
{
    public bool IsEmpty => FirstName.Length + LastName.Length + Email.Length + DeviceId.Length + AccountId.Length == 0;

    public string Sealed(PersonalData personalData) => personalData.Seal(JsonSerializer.Serialize(this));

    public static FilingContact Open(string sealedContact, PersonalData personalData) => JsonSerializer.Deserialize<FilingContact>(personalData.Open(sealedContact))!;

    public static FilingContact Read(FilingForm form, List<Open311Fault> faults)
    {
        var contact = new FilingContact(form.Line("first_name"), form.Line("last_name"), form.Line("email"), form.Line("device_id"), form.Line("account_id"));
        Within(contact.FirstName, "first_name", Open311Limits.NameLength, faults);
        Within(contact.LastName, "last_name", Open311Limits.NameLength, faults);
        Within(contact.Email, "email", Open311Limits.EmailLength, faults);
        Within(contact.DeviceId, "device_id", Open311Limits.IdLength, faults);
        Within(contact.AccountId, "account_id", Open311Limits.IdLength, faults);
        if (contact.Email is { Length: > 0 and <= Open311Limits.EmailLength } && !EmailForm().IsMatch(contact.Email))
        {
            faults.Add(Open311Fault.Wrong("email", "请填一个邮箱地址，没有就空着。"));
        }

        return contact;
    }

    /// <summary>Digits only, with the country in front where it was given; empty for none.</summary>
    public static string Phone(FilingForm form, List<Open311Fault> faults)
    {
        var given = form.Line("phone");
        var digits = Separators().Replace(given, "");
        if (given.Length > 0 && !PhoneForm().IsMatch(digits))
        {
            faults.Add(Open311Fault.Wrong("phone", "请填电话号码，没有就空着。"));
        }

        return digits;
    }

    private static void Within(string value, string field, int most, List<Open311Fault> faults)
    {
        if (value.Length > most)
        {
            faults.Add(Open311Fault.TooLong(field, most, value.Length));
        }
    }

    [GeneratedRegex(@"[\s()-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\+?[0-9]{5,20}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex EmailForm();
}
