#pragma once
// Receiving a report from outside: no account, nothing kept of the browser, nothing lost on a bad line.

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

}  // namespace anlanh::cases
