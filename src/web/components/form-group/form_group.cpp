#include "web/components/form-group/form_group.h"

namespace anlanh::web {

namespace {

void append_id(std::string& ids, const std::string& id) {
  if (!ids.empty()) ids += ' ';
  ids += id;
}

}  // namespace

ControlHelp control_help(std::string_view id, std::string described_by,
                         const std::optional<Hint>& hint_options,
                         const std::optional<ErrorMessage>& error) {
  ControlHelp help{{}, std::move(described_by)};
  if (hint_options) {
    Hint own = *hint_options;
    own.id = std::string(id) + "-hint";
    append_id(help.described_by, own.id);
    help.html += hint(own);
  }
  if (error) {
    ErrorMessage own = *error;
    own.id = std::string(id) + "-error";
    append_id(help.described_by, own.id);
    help.html += error_message(own);
  }
  return help;
}

Html form_group(const FormGroup& group, const std::optional<ErrorMessage>& error,
                const Html& content) {
  const std::vector<Attr> attrs = {
      cls("govuk-form-group", error ? "govuk-form-group--error" : "", group.classes)};
  return el("div", with_more(attrs, group.attributes), content);
}

Html form_group(const FormGroup& group, const std::optional<ErrorMessage>& error,
                const std::optional<Fieldset>& around, const ControlHelp& help,
                const Html& controls) {
  if (!around) return form_group(group, error, help.html + controls);
  Fieldset own = *around;
  own.described_by = help.described_by;
  return form_group(group, error, fieldset(own, help.html + controls));
}

}  // namespace anlanh::web
