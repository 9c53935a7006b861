#pragma once
// What the pages under /vu-viec/:id share: their way in, their frame, their way back after an act.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_desk.h"
#include "cases/case_tabs.h"
#include "cases/office_parts.h"
#include "people/officer.h"
#include "web/router.h"

namespace anlanh::cases {

inline constexpr std::size_t kMostWordsBytes = 60 * 1024;

// A second id of the address; NotFound where it is none.
base::Result<base::Id> second_id_of(const web::Visit& visit, std::string_view name);

struct CaseFrame {
  base::Id case_id;
  std::string number;
  std::string_view tab;
  base::Words title;
  CarerSuspected suspected = CarerSuspected::No;
};
// Heading, warning of a suspected carer, tabs, banner, content; never compressed: sealed words stand beside text that a
// stranger has chosen.
web::Response case_frame(web::Visit& visit, const CaseFrame& frame, web::Html content,
                         const Returned& returned, std::string_view first_field);

// 303 after success; the page again with what was typed where the input can be mended; else the error.
using ShowAgain = std::function<base::Result<web::Response>(const Returned&)>;
base::Result<web::Response> after_act(const web::Visit& visit, const web::Url& next,
                                      std::string form, const base::Status& done,
                                      const ShowAgain& again);

using CaseHandler = base::Result<web::Response> (*)(const Desk&, web::Visit&);
void add_case_get(web::Router& router, const Desk& desk, std::string pattern,
                  std::string_view right, const char* help, CaseHandler handler);
void add_case_post(web::Router& router, const Desk& desk, std::string pattern,
                   std::string_view right, const char* help, std::vector<web::Field> fields,
                   CaseHandler handler);

web::Html version_field(std::int64_t version);
web::Html fresh_token(const Desk& desk);
// One line of text, several lines: with what was typed before.
web::Html typed_line(const web::View& view, const Returned& back, std::string_view form,
                     std::string name, web::Content label, std::string now = {},
                     web::Content hint = {});
web::Html typed_words(const web::View& view, const Returned& back, std::string_view form,
                      std::string name, web::Content label, std::string now = {},
                      web::Content hint = {});

}  // namespace anlanh::cases
