#pragma once
// Holds a component to GOV.UK Frontend's published examples (fixtures.json of the npm package): each example's
// options are read into ours, rendered and compared with the published HTML.
//
//   TEST(Tag, AsPublished) {
//     check_fixtures("tag", 12, [](Options& o) { return tag({.label = o.content(), ...}); });
//   }
//
// An example that uses an option which the test does not read is counted as unsupported, not as passed: nothing
// has to be declared for it. Without the npm package the test is skipped.

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "web/components/content.h"

namespace anlanh::web {

// Published examples hold ready markup, names and addresses of any kind; only tests may turn them into ours.
struct TestMarkup {
  static Html html(std::string bytes) {
    Html html;
    html.bytes_ = std::move(bytes);
    return html;
  }
  // REQUIRES: `name` outlives the attribute.
  static Attr attr(std::string_view name, std::string value) {
    return Attr(name, std::move(value), Attr::Kind::Value);
  }
  static Url url(std::string text) { return Url(std::move(text)); }
};

// One object of options. Remembers what was not read.
class Options {
 public:
  Options(const boost::json::object& object, std::string path, std::set<std::string>& unread)
      : object_(&object), path_(std::move(path)), unread_(&unread) {}

  // The option is there and says no: false, null or empty.
  bool refused(std::string_view key) const;
  std::string text(std::string_view key, std::string_view fallback = {}) const;
  std::optional<std::string> maybe(std::string_view key) const;
  bool flag(std::string_view key) const;
  base::Words words(std::string_view key, std::string_view fallback = {}) const;
  std::optional<Url> url(std::string_view key) const;
  std::string classes() const { return text("classes"); }
  std::vector<Attr> attributes(std::string_view key = "attributes") const;
  // Markup under the one key, else data under the other.
  Content content(std::string_view text_key = "text", std::string_view html_key = "html",
                  std::string_view fallback = {}) const;
  std::optional<Options> child(std::string_view key) const;
  std::vector<std::string> texts(std::string_view key) const;
  // Where each item's number shows, an item of null or {} in between is an option that we do not have.
  enum class Gaps { Skipped, Unsupported };
  std::vector<Options> items(std::string_view key, Gaps gaps = Gaps::Skipped) const;
  std::vector<std::vector<Options>> rows(std::string_view key) const;

 private:
  const boost::json::value* find(std::string_view key) const;
  void forget(const std::string& path) const;

  const boost::json::object* object_;
  std::string path_;
  std::set<std::string>* unread_;
};

// `supported`: how many examples must come out as published, so that support cannot shrink unnoticed.
void check_fixtures(std::string_view component, int supported,
                    const std::function<Html(const Options&)>& render);

// Tags, attributes (sorted) and texts (blanks collapsed), one a line.
std::string normalised(std::string_view html);

}  // namespace anlanh::web
