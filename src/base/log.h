#pragma once
// Structured log: one line of JSON an event, to standard error or a file.
//
//   log.info("report received", {{"report", id_text(id)}, {"commune", code}});
//
// What never goes into a log line: names, contacts, addresses of reporters (IP), the text of a
// report, keys, domain names that a household asked for.

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/time.h"

namespace anlanh::base {

enum class Level { Debug, Info, Warning, Error };

using LogField = std::pair<std::string_view, std::string>;

// Thread-safe. The sink gets whole lines without the newline.
class Log {
 public:
  using Sink = std::function<void(std::string_view line)>;
  Log(Clock clock, Level least, Sink sink);

  void debug(std::string_view event, std::initializer_list<LogField> fields = {}) const {
    write(Level::Debug, event, fields);
  }
  void info(std::string_view event, std::initializer_list<LogField> fields = {}) const {
    write(Level::Info, event, fields);
  }
  void warning(std::string_view event, std::initializer_list<LogField> fields = {}) const {
    write(Level::Warning, event, fields);
  }
  void error(std::string_view event, std::initializer_list<LogField> fields = {}) const {
    write(Level::Error, event, fields);
  }

 private:
  void write(Level level, std::string_view event, std::initializer_list<LogField> fields) const;

  Clock clock_;
  Level least_;
  Sink sink_;
};

// A sink that writes each line to a file descriptor in one call.
Log::Sink descriptor_sink(int descriptor);
// A log that says nothing, for tests.
Log silent_log();

// `text` between quotes as JSON wants it; bytes that are not UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

}  // namespace anlanh::base
