#include "base/catalogue.h"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <boost/version.hpp>

namespace anlanh::base {

namespace {

using Facet = boost::locale::message_format<char>;

class MoCatalogue : public Catalogue {
 public:
  explicit MoCatalogue(std::string_view bytes) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = "vi";
    info.encoding = "UTF-8";
    info.paths.push_back("embedded");
    info.domains.push_back(boost::locale::gnu_gettext::messages_info::domain("anlanh"));
    const std::string copy(bytes);
    info.callback = [copy](const std::string&, const std::string&) {
      return std::vector<char>(copy.begin(), copy.end());
    };
    // The locale owns the facet from here on.
    holder_ = std::locale(std::locale::classic(),
                          boost::locale::gnu_gettext::create_messages_facet<char>(info));
    facet_ = &std::use_facet<Facet>(holder_);
  }

  const char* find(const char* context, const char* id) const override {
    return facet_->get(0, context, id);
  }
  const char* find_plural(const char* id, std::int64_t count) const override {
    return facet_->get(0, nullptr, id, static_cast<int>(count));
  }

 private:
  std::locale holder_;
  const Facet* facet_ = nullptr;
};

class EmptyCatalogue : public Catalogue {
 public:
  const char* find(const char*, const char*) const override { return nullptr; }
  const char* find_plural(const char*, std::int64_t) const override { return nullptr; }
};

}  // namespace

std::string_view lang_code(Lang lang) { return lang == Lang::Vi ? "vi" : "en"; }

std::optional<Lang> parse_lang(std::string_view code) {
  if (code == "vi") return Lang::Vi;
  if (code == "en") return Lang::En;
  return std::nullopt;
}

Result<std::shared_ptr<const Catalogue>> Catalogue::open(std::string_view mo_bytes) {
  if (mo_bytes.empty()) return std::shared_ptr<const Catalogue>(std::make_shared<EmptyCatalogue>());
  try {
    return std::shared_ptr<const Catalogue>(std::make_shared<MoCatalogue>(mo_bytes));
  } catch (const std::exception& e) {  // Boost.Locale reports bad bytes by throwing
    return make_error(Code::Corrupt, std::string("gettext catalogue: ") + e.what());
  }
}

Words Translator::filled(const char* context, const char* id,
                         const std::vector<std::string>& args) const {
  // gettext keeps the header of its file under the empty text.
  const bool asked = lang_ == Lang::Vi && *id != '\0';
  const char* found = asked ? vietnamese_->find(context, id) : nullptr;
  return Words{fill_places(found ? found : id, args)};
}

Words Translator::plural(const char* one, const char* many, std::int64_t count) const {
  const char* found = lang_ == Lang::Vi ? vietnamese_->find_plural(one, count) : nullptr;
  const char* text = found ? found : count == 1 ? one : many;
  return Words{fill_places(text, {number(count)})};
}

std::string Translator::number(std::int64_t value) const {
  std::string digits = std::to_string(value);
  const std::size_t first = value < 0 ? 1 : 0;
  const char mark = lang_ == Lang::Vi ? '.' : ',';
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, 1, mark);
  return digits;
}

}  // namespace anlanh::base
