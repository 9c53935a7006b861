#include "cases/violator_model.h"

namespace anlanh::cases {

using base::msg;

std::string_view violator_kind_code(ViolatorKind kind) {
  switch (kind) {
    case ViolatorKind::UnknownAccount: break;
    case ViolatorKind::Child: return "child";
    case ViolatorKind::Adult: return "adult";
    case ViolatorKind::Organisation: return "organisation";
  }
  return "unknown_account";
}

std::optional<ViolatorKind> parse_violator_kind(std::string_view code) {
  for (const auto kind : {ViolatorKind::UnknownAccount, ViolatorKind::Child, ViolatorKind::Adult,
                          ViolatorKind::Organisation}) {
    if (violator_kind_code(kind) == code) return kind;
  }
  return std::nullopt;
}

base::Message violator_kind_name(ViolatorKind kind) {
  switch (kind) {
    case ViolatorKind::UnknownAccount: break;
    case ViolatorKind::Child: return msg("A child (handled as a child)");
    case ViolatorKind::Adult: return msg("An adult");
    case ViolatorKind::Organisation: return msg("An organisation");
  }
  return msg("An account, person unknown");
}

std::string_view handling_code(Handling handling) {
  switch (handling) {
    case Handling::Nothing: break;
    case Handling::UnderWay: return "under-way";
    case Handling::Handled: return "handled";
    case Handling::NoBreach: return "no-breach";
    case Handling::NotFound: return "not-found";
  }
  return "nothing";
}

std::optional<Handling> parse_handling(std::string_view code) {
  for (const auto handling : {Handling::Nothing, Handling::UnderWay, Handling::Handled,
                              Handling::NoBreach, Handling::NotFound}) {
    if (handling_code(handling) == code) return handling;
  }
  return std::nullopt;
}

base::Message handling_name(Handling handling) {
  switch (handling) {
    case Handling::Nothing: break;
    case Handling::UnderWay: return msg("Being handled");
    case Handling::Handled: return msg("Handled");
    case Handling::NoBreach: return msg("Verified: no breach");
    case Handling::NotFound: return msg("Every way tried, nobody identified");
  }
  return msg("Nothing done yet");
}

}  // namespace anlanh::cases
