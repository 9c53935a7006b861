#pragma once
// Receiving a report from outside: no account, nothing kept of the browser, nothing lost on a bad line.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cases/case_desk.h"
#include "cases/report_rules.h"
#include "people/unit_model.h"

namespace anlanh::cases {

// 144 random bits as 24 letters: the name of one form, kept in its hidden field.
std::string new_form_token(const base::Random& random);
bool is_form_token(std::string_view token);
// Invalid for anything else: a form without its token could not be told from another.
base::Status need_form_token(std::string_view token);

// What is to be mended; empty: the answers can be sent.
base::Result<std::vector<Fault>> check_report(const Desk& desk, const ReportAnswers& answers,
                                              base::Instant now);

// Communes of today for the question where it happened, in Vietnamese order.
base::Result<std::vector<people::Unit>> load_commune_choices(const Desk& desk, base::Instant now);

struct Receipt {
  base::Id report;
  std::string number;
  base::Instant received_at;
  // Four words, shown once: again only where the same form comes again within the hour, because its answer may
  // have been lost on the way. Empty afterwards.
  std::vector<std::string> key;
};

// One form makes one report however often it is sent. Sent again with other answers, it completes its report
// while nobody has opened it, and becomes a message of its thread afterwards.
// Invalid: empty, or check_report has something to say.
base::Result<Receipt> receive_report(const Desk& desk, const ReportAnswers& answers,
                                     std::string_view form_token, base::Instant now);

// How a report comes in otherwise than by the public form.
enum class SentOtherwise { Completes, Refused };
struct Door {
  IntakeSource source = IntakeSource::Web;
  std::optional<base::Instant> received_at =
      {};                 // as said; the clocks of law start there. None: now
  base::Id account = {};  // who wrote it down
  std::string actor = "public";
  // The same form with other answers: more from the same teller, or a mistake of a machine (Conflict).
  SentOtherwise other_answers = SentOtherwise::Completes;
  // Runs once, in the transaction that files the report: both are kept or neither.
  std::function<base::Status(store::Sql&, const Report&)> also = {};
};
base::Result<Receipt> receive_report_by(const Desk& desk, const ReportAnswers& answers,
                                        std::string_view form_token, const Door& door,
                                        base::Instant now);

// The receipt of a form that was sent, with its words within the hour. NotFound: no such form.
base::Result<Receipt> show_key_again(const Desk& desk, std::string_view form_token,
                                     base::Instant now);

}  // namespace anlanh::cases
