#include "web/site_upload.h"

#include <algorithm>
#include <exception>

#include "base/utf8.h"
#include "web/clean_text.h"
#include "web/csrf.h"
#include "web/error_page.h"

namespace anlanh::web {

namespace {

using base::Code;
using base::make_error;
using base::msg;

constexpr std::size_t kMostNameLetters = 100;

// What came before the last slash of either kind says where it lay on somebody's disk: nobody's business.
std::string plain_file_name(std::string_view sent) {
  const auto slash = sent.find_last_of("/\\");
  if (slash != sent.npos) sent.remove_prefix(slash + 1);
  auto clean = clean_text(sent);
  if (!clean) return "";
  std::string out = std::move(*clean);
  out = std::string(base::first_code_points(out, kMostNameLetters));
  for (auto& c : out)
    if (c == '\n' || c == '\t') c = ' ';
  return out;
}

base::Error too_many_files(std::size_t most) {
  return make_error(
      Code::TooLarge, "upload: too many files",
      msg("At most {1} files at a time. Please send the others afterwards.", std::to_string(most)));
}

base::Error file_too_large(std::uint64_t most) {
  return make_error(Code::TooLarge, "upload: file over its limit",
                    msg("This file is larger than {1} MB. Please send a shorter or smaller one.",
                        std::to_string(most / (1024 * 1024))));
}

}  // namespace

std::uint64_t most_body(const FileRules& rules, std::size_t fields_bytes) {
  constexpr std::uint64_t kHeads = 64 * 1024;
  // One file more than allowed, and each somewhat larger: such a form is still read to its end, so that the page
  // can come back with everything that was typed.
  if (rules.total_bytes > 0) return rules.total_bytes;
  return (rules.most_files + 1) * (rules.file_bytes + rules.file_bytes / 5) + fields_bytes + kHeads;
}

std::optional<UploadPlan> Site::upload_plan(const Request& head) const {
  const auto match = router_.match(head.method, head.path);
  if (!match.route || match.route->body_kind != BodyKind::Multipart) return std::nullopt;
  const auto& rules = *match.route->files;
  return UploadPlan{most_body(rules, match.route->body_limit), rules.time, rules.least_rate};
}

std::variant<std::unique_ptr<Upload>, Response> Site::begin_upload(Request head) {
  head.scheme = settings_.scheme;
  head.request_id = base::id_text(base::make_id(parts_.clock(), parts_.random));
  auto match = router_.match(head.method, head.path);
  AL_CHECK(match.route && match.route->files);
  head.path_params = std::move(match.path_params);
  auto upload = std::make_unique<SiteUpload>(*this, std::move(head), *match.route);
  if (auto answer = upload->begin()) return std::move(*answer);
  return std::unique_ptr<Upload>(std::move(upload));
}

SiteUpload::SiteUpload(Site& site, Request request, const Route& route)
    : site_(site), request_(std::move(request)), route_(route), visit_(site.make_visit(request_)) {}

std::optional<Response> SiteUpload::begin() {
  if (request_.boundary.empty())
    return fail(make_error(
        Code::Invalid, "body is not a multipart form",
        msg("This page takes only what its own form sends. Please open the page again and fill it in there.")));
  PartTaker& taker = *this;
  reader_ = std::make_unique<MultipartReader>(request_.boundary, taker);
  auto elsewhere = site_.admit(route_, visit_);
  if (!elsewhere) return fail(elsewhere.error());
  if (*elsewhere) return site_.finish(visit_, std::move(**elsewhere), route_.access.kind());
  if (!route_.limit) return std::nullopt;
  const auto wait = site_.parts_.limiter->take(*route_.limit, request_.client, visit_.now);
  if (!wait) return std::nullopt;
  return site_.finish(visit_, site_.throttled(visit_, route_, *wait), route_.access.kind());
}

base::Status SiteUpload::take(std::string_view bytes) {
  try {
    return reader_->take(bytes);
  } catch (const std::exception& e) {  // the request loop: one bad body must not end the others
    return make_error(Code::Internal, std::string("thrown while reading a body: ") + e.what());
  }
}

Response SiteUpload::finish() {
  auto answered = answer();
  if (!answered) return fail(answered.error());
  return site_.finish(visit_, std::move(answered).value(), route_.access.kind());
}

Response SiteUpload::fail(const base::Error& error) {
  return site_.finish(visit_,
                      site_.render_failure(visit_, status_of(error.code), error, route_.pattern),
                      route_.access.kind());
}

base::Result<Response> SiteUpload::answer() {
  AL_TRY_DO(reader_->finish());
  AL_TRY_DO(check_token());
  request_.form.drop(kCsrfField);
  AL_TRY_DO(check_fields(request_.form, route_.fields));
  return site_.run_handler(route_.handler, visit_);
}

base::Status SiteUpload::check_token() {
  if (token_checked_) return base::ok();
  AL_TRY_DO(check_csrf(request_, visit_.session, site_.parts_.key));
  token_checked_ = true;
  return base::ok();
}

base::Status SiteUpload::begin(const PartHead& head) {
  if (head.file_name) return begin_file(head);
  part_ = Part::Field;
  field_name_ = head.name;
  field_.clear();
  return base::ok();
}

base::Status SiteUpload::begin_file(const PartHead& head) {
  const auto& names = route_.files->fields;
  if (std::find(names.begin(), names.end(), head.name) == names.end())
    return make_error(Code::Invalid, "upload: a file in a field this page does not have");
  if (head.file_name->empty()) {  // nothing was chosen: browsers send an empty part
    part_ = Part::NoFile;
    return base::ok();
  }
  AL_TRY_DO(check_token());
  part_ = Part::File;
  request_.files.push_back({{head.name, plain_file_name(*head.file_name), head.type}});
  if (request_.files.size() > route_.files->most_files) {
    file().fault = too_many_files(route_.files->most_files);
  } else if (auto opened = open_sink(); !opened) {
    file().fault = opened.error();
  } else if (auto begun = request_.sink->begin(file().part); !begun) {
    refuse_file(begun.error());
  }
  return base::ok();
}

base::Status SiteUpload::open_sink() {
  if (closed_) return *closed_;
  if (request_.sink) return base::ok();
  auto sink = route_.files->open(visit_);
  if (!sink) {
    closed_ = sink.error();
    return *closed_;
  }
  request_.sink = std::move(*sink);
  return base::ok();
}

void SiteUpload::refuse_file(base::Error error) {
  request_.sink->drop();
  file().fault = std::move(error);
}

base::Status SiteUpload::data(std::string_view bytes) {
  if (part_ == Part::File) write_file(bytes);
  if (part_ != Part::Field) return base::ok();
  field_bytes_ += bytes.size();
  if (field_bytes_ > route_.body_limit)
    return make_error(
        Code::TooLarge, "upload: fields over " + std::to_string(route_.body_limit) + " bytes",
        msg("One of your answers is too long. Please shorten it and send the rest afterwards."));
  field_ += bytes;
  return base::ok();
}

void SiteUpload::write_file(std::string_view bytes) {
  file().bytes += bytes.size();
  if (file().fault) return;
  if (file().bytes > route_.files->file_bytes)
    return refuse_file(file_too_large(route_.files->file_bytes));
  if (auto written = request_.sink->write(bytes); !written) refuse_file(written.error());
}

base::Status SiteUpload::end() {
  if (part_ == Part::NoFile) return base::ok();
  if (part_ == Part::File) {
    if (file().fault) return base::ok();
    if (auto ended = request_.sink->end(); !ended) refuse_file(ended.error());
    return base::ok();
  }
  AL_TRY(auto clean, clean_text(field_));
  request_.form.add(field_name_, std::move(clean));
  return base::ok();
}

}  // namespace anlanh::web
