using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Rest;

/// <summary>Query parameters: those that are fields, with values that the fields take.</summary>
static class RestQuery
{
    public static void Check(IQueryCollection query, MessageDescriptor message, HttpRule rule)
    {
        var violations = new List<FieldViolation>();
        foreach (var (name, values) in query)
        {
            if (rule.Body == "*" || FieldOf(message, name) is not { } field || field.Name == rule.Body)
                violations.Add(DomainException.Violation(name, values.ToString(), rule.Body == "*"
                    ? "is a query parameter, and this call takes none; send the field in the body"
                    : "is no parameter of this call; see /openapi/v1.json"));
            else if (values.Count > 1 && !field.IsRepeated)
                violations.Add(DomainException.Violation(name, values.ToString(), "is given more than once; send it once"));
            else
                violations.AddRange(values.Where(value => JsonScalars.WhyNotText(field, value ?? "") is not null)
                    .Select(value => DomainException.Violation(name, value, JsonScalars.WhyNotText(field, value ?? "")!)));
        }
        if (violations.Count > 0)
            throw DomainException.Invalid(violations);
    }

    // Fields of a nested message are addressed by path (a.b), by either of their names.
    static FieldDescriptor? FieldOf(MessageDescriptor message, string path)
    {
        var names = path.Split('.');
        for (var i = 0; i < names.Length; i++)
        {
            var field = JsonFields.Named(message, names[i]);
            if (field is null || i == names.Length - 1)
                return field is { IsMap: false } ? field : null;
            if (field.FieldType != FieldType.Message || field.IsRepeated)
                return null;
            message = field.MessageType;
        }
        return null;
    }
}
