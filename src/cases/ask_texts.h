#pragma once
// What the public pages of this room say, in three registers: to a child under 11, to a child of 11 to 17, to a
// grown-up. One table; no page decides on its own how to speak.
//
// Rules of the first register: twelve words a sentence at most, no blame, nothing a nine-year-old has to look up
// (tested in ask_texts_test.cpp). Vietnamese stands in po/ask.vi.po.

#include <array>
#include <span>

#include "base/message.h"
#include "cases/intake_model.h"

namespace anlanh::cases {

enum class AskText {
  // The first screen.
  DangerTitle,
  DangerNow,
  DangerSelf,
  DangerNear,
  // Where one of the three answers is yes.
  UrgentTitle,
  Urgent111,
  Urgent113,
  UrgentSay,
  UrgentCannot,
  UrgentGoOn,
  // One question a page.
  KindTitle,
  KindHint,
  StoryTitle,
  StoryHint,
  PagesTitle,
  PagesHint,
  CommuneTitle,
  CommuneHint,
  ContactTitle,
  ContactLead,
  ContactSafe,
  ContactHow,
  ContactHowHint,
  ContactWhen,
  ContactWhenHint,
  CarerTitle,
  CarerHint,
  CheckTitle,
  SendNowHint,
  DangerLine,
  // After sending.
  ReceiptTitle,
  KeyTitle,
  KeyLead,
  KeyGone,
  NextTitle,
  NextRead,
  NextAnswer,
  NextHelp,
  Waiting,
  SavedTitle,
  SavedHint,
  SavedButton,
  SavedDone,
  SavedRight,
  SavedNext,
  // What is to be mended.
  FaultNothing,
  FaultNotSent,
  FaultTooLong,
  FaultManyAddresses,
  FaultLongAddress,
  FaultKind,
  FaultCommune,
  FaultSaved,
  // Coming back.
  HowFar,
  MeansReceived,
  MeansRead,
  MeansHelped,
  MeansFinished,
  NoAnswer,
  AddTitle,
  Arrived,
  OwnWords,
  Closes,
  KeyReplaced,
};

struct AskLine {
  AskText text;
  std::array<base::Message, 3> said;  // by Wording
};
std::span<const AskLine> ask_lines();

// The words for this reader, with arguments in their places.
template <class... Args>
base::Message ask_text(AskText text, Wording wording, Args&&... args) {
  base::Message message =
      ask_lines()[static_cast<std::size_t>(text)].said[static_cast<std::size_t>(wording)];
  message.args = {std::string(std::forward<Args>(args))...};
  return message;
}

}  // namespace anlanh::cases
