#pragma once
// How a function says that the world failed.
//
// Expected answers (absent, refused, already closed) belong in the return type proper: optional,
// enum or verdict. Failures of the world (disk, SQL, bytes from outside) are a Result<T>. Our own
// bugs are AL_CHECK.
//
//   base::Result<Report> load_report(Sql& sql, base::Id id);
//   AL_TRY(auto report, load_report(sql, id));   // returns the error to the caller
//
// Result copies the names of C++23 std::expected, so that a later move is a rename.

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/message.h"

namespace anlanh::base {

// What kind of failure it is; `web` maps it to an HTTP status in one place.
enum class Code {
  Invalid,      // input breaks a rule; the reader can mend it
  NotFound,     // no such thing, or none that this person may know of
  Refused,      // the person may not do this
  Gone,         // it was there and has been erased for good
  Conflict,     // somebody else was faster, or the state does not allow it
  TooLarge,     // over a limit of size
  TooMany,      // over a limit of rate
  Unavailable,  // disk, database or network; trying later may help
  Corrupt,      // stored bytes are not what we wrote
  Internal,     // our own mistake, met at run time
};

std::string_view code_name(Code code);

// A failure. `operator_text` goes to the log and may name files and SQL; `reader` is shown to the
// person and names nothing of the machine. They are separate types so that they cannot be swapped.
struct Error {
  Code code = Code::Internal;
  std::string operator_text;
  Message reader;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // REQUIRES: has_value().
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // REQUIRES: !has_value().
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

struct Done {};
// A Result that carries nothing but success: `return base::ok();`.
using Status = Result<Done>;
inline Status ok() { return Done{}; }

// Makes an error whose reader text is the general sentence for its code.
Error make_error(Code code, std::string operator_text);
// Makes an error that the reader can act upon.
Error make_error(Code code, std::string operator_text, Message reader);
// Shorthand for input that breaks a rule: the operator needs no more than the reader.
Error invalid(Message reader);

[[noreturn]] void check_failed(const char* what, const char* file, int line);

}  // namespace anlanh::base

#define AL_JOIN_(a, b) a##b
#define AL_JOIN(a, b) AL_JOIN_(a, b)
#define AL_TRY_(tmp, target, expr)                     \
  auto tmp = (expr);                                   \
  if (!tmp.has_value()) return std::move(tmp).error(); \
  target = std::move(tmp).value()
// AL_TRY(auto x, f()): x is the value, or the enclosing function returns the error.
#define AL_TRY(target, expr) AL_TRY_(AL_JOIN(al_try_, __LINE__), target, expr)
// AL_TRY_DO(f()): the same for a Status whose value nobody needs.
#define AL_TRY_DO_(tmp, expr) \
  if (auto tmp = (expr); !tmp.has_value()) return std::move(tmp).error()
#define AL_TRY_DO(expr) AL_TRY_DO_(AL_JOIN(al_try_, __LINE__), expr)

// Stops the process on a bug of ours. Never used on input.
#define AL_CHECK(condition) \
  ((condition) ? void(0) : ::anlanh::base::check_failed(#condition, __FILE__, __LINE__))
