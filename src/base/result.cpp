#include "base/result.h"

#include <cstdio>

namespace anlanh::base {

std::string_view code_name(Code code) {
  switch (code) {
    case Code::Invalid: return "invalid";
    case Code::NotFound: return "not-found";
    case Code::Refused: return "refused";
    case Code::Gone: return "gone";
    case Code::Conflict: return "conflict";
    case Code::TooLarge: return "too-large";
    case Code::TooMany: return "too-many";
    case Code::Unavailable: return "unavailable";
    case Code::Corrupt: return "corrupt";
    case Code::Internal: return "internal";
  }
  return "internal";
}

namespace {

Message general_sentence(Code code) {
  switch (code) {
    case Code::Invalid:
      return msg("Something in what you sent is not right. Please check it and send it again.");
    case Code::NotFound: return msg("This page does not exist, or you may not see it.");
    case Code::Refused: return msg("You do not have the right to do this. Nothing was changed.");
    case Code::Gone: return msg("What stood here was erased for good. Its counts are kept.");
    case Code::Conflict: return msg("Somebody changed this before you. Please look at it again.");
    case Code::TooLarge: return msg("What you sent is too large. Please send less at a time.");
    case Code::TooMany:
      return msg("There were too many tries. Please wait a few minutes and try again.");
    case Code::Unavailable:
      return msg(
          "The system cannot do this right now. Nothing was lost; please try again in a few minutes.");
    case Code::Corrupt:
    case Code::Internal: return msg("Something went wrong on our side. Nothing was changed.");
  }
  return msg("Something went wrong on our side. Nothing was changed.");
}

}  // namespace

Error make_error(Code code, std::string operator_text) {
  return Error{code, std::move(operator_text), general_sentence(code)};
}

Error make_error(Code code, std::string operator_text, Message reader) {
  return Error{code, std::move(operator_text), std::move(reader)};
}

Error invalid(Message reader) {
  std::string text = fill_places(reader.id, reader.args);
  return Error{Code::Invalid, std::move(text), std::move(reader)};
}

void check_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: check failed: %s\n", file, line, what);
  std::abort();
}

}  // namespace anlanh::base
