using Bot.Api.Conversations;
using Bot.Data.Profiles;

namespace Bot.Api.Open311;

/// <summary>Reads a filed form into a <see cref="Filing"/>, or says everything that is wrong with it at once, each with its field.</summary>
public sealed class FilingCheck(ServiceCatalogue services, FilingPlaces places)
{
    public (Filing? Filing, IReadOnlyList<Open311Fault> Faults) Check(FilingForm form)
    {
        List<Open311Fault> faults = [];
        var code = form.Line("service_code");
        var service = code.Length > 0 ? services.Find(code) : null;
        if (service is null)
        {
            faults.Add(code.Length == 0 ? Open311Fault.Missing("service_code", "请先从 services 里选一项。") : services.NotFound(code));
        }

        var description = form.Words("description");
        if (description.Length > Open311Limits.DescriptionLength)
        {
            faults.Add(Open311Fault.TooLong("description", Open311Limits.DescriptionLength, description.Length));
        }

        var place = places.Read(form, faults);
        var answers = service is null ? AttributeAnswers.None : AttributeAnswers.Read(services.AttributesOf(service), form.Attributes, faults);
        var phone = FilingContact.Phone(form, faults);
        var contact = FilingContact.Read(form, faults);
        var link = MediaUrl(form, faults);
        return faults.Count > 0 ? (null, faults) : (new Filing(service!, description, place!, answers, phone, contact, link, form.Photos), faults);
    }

    private static string MediaUrl(FilingForm form, List<Open311Fault> faults)
    {
        var given = form.Line("media_url");
        if (given.Length > Open311Limits.MediaUrlLength)
        {
            faults.Add(Open311Fault.TooLong("media_url", Open311Limits.MediaUrlLength, given.Length));
        }
        else if (given.Length > 0 && !(Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            faults.Add(Open311Fault.Wrong("media_url", "请填 http 或 https 开头的网址，没有就空着。"));
        }

        return given;
    }
}
