#pragma once
// Pieces that the public form is made of: what one page needs, and one function a question. Private to ask_*_pages.

#include <optional>
#include <string>

#include "cases/ask_form_rules.h"
#include "cases/ask_texts.h"
#include "cases/case_desk.h"
#include "cases/intake_actions.h"
#include "web/fields.h"
#include "web/visit.h"

namespace anlanh::cases {

// What one page needs: the reader's words, the form so far, what is to be mended.
struct Ask {
  const web::View& view;
  const Desk& desk;
  base::Instant now;
  AskForm form;
  web::FieldErrors errors;

  const base::Translator& t() const { return view.t; }
  Wording wording() const { return wording_of_form(form); }
  // In this reader's register.
  base::Words say(AskText text) const { return t()(ask_text(text, wording())); }
};

inline constexpr std::string_view kAskFormId = "ask";

// A question about safety: yes, no, skip.
web::Html reply_field(const Ask& ask, const std::string& name, const base::Words& label,
                      const std::string& value, const base::Words& hint = {});
// 111 and 113, large, with what to say.
web::Html calls_part(const Ask& ask);

// The questions (ask_safety_pages.cpp, ask_question_pages.cpp).
web::Html ask_who(const Ask& ask);
web::Html ask_urgent(const Ask& ask);
web::Html ask_contact(const Ask& ask);
web::Html ask_kind(const Ask& ask);
web::Html ask_story(const Ask& ask);
web::Html ask_addresses(const Ask& ask);
base::Result<web::Html> ask_commune(const Ask& ask);
base::Result<std::string> commune_name(const Ask& ask);
base::Result<web::Html> ask_check(const Ask& ask);

// After sending (ask_receipt_pages.cpp).
web::Response show_receipt(const Ask& ask, const Receipt& receipt);
enum class KeyTyped : bool { No, Right };
web::Response show_saved(const Ask& ask, KeyTyped typed);

}  // namespace anlanh::cases
