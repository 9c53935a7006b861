#include "base/log.h"

#include <unistd.h>

#include <cstdio>

#include "base/utf8.h"

namespace anlanh::base {

namespace {

std::string_view level_name(Level level) {
  switch (level) {
    case Level::Debug: return "debug";
    case Level::Info: return "info";
    case Level::Warning: return "warning";
    case Level::Error: return "error";
  }
  return "error";
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  if (static_cast<unsigned char>(c) < 0x20) {
    char buffer[8];
    std::snprintf(buffer, sizeof buffer, "\\u%04x",
                  static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += buffer;
  } else {
    out += c;
  }
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  const std::string sound = valid_utf8(text) ? std::string(text) : repair_utf8(text);
  for (const char c : sound) append_escaped(out, c);
  out += '"';
  return out;
}

Log::Log(Clock clock, Level least, Sink sink)
    : clock_(std::move(clock)), least_(least), sink_(std::move(sink)) {}

void Log::write(Level level, std::string_view event, std::initializer_list<LogField> fields) const {
  if (level < least_ || !sink_) return;
  std::string line = "{\"at\":\"" + iso_time(clock_()) + "\",\"level\":\"";
  line += level_name(level);
  line += "\",\"event\":" + json_string(event);
  for (const auto& [name, value] : fields)
    line += "," + json_string(name) + ":" + json_string(value);
  line += "}";
  sink_(line);
}

Log::Sink descriptor_sink(int descriptor) {
  return [descriptor](std::string_view line) {
    std::string whole(line);
    whole += '\n';
    // A log that cannot be written must not stop the work it tells of.
    [[maybe_unused]] const auto written = ::write(descriptor, whole.data(), whole.size());
  };
}

Log silent_log() { return Log(system_now, Level::Error, nullptr); }

}  // namespace anlanh::base
