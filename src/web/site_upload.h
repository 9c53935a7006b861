#pragma once
// The way of a request whose body holds files: reader, right and rate are settled before the first byte of the body,
// the form's token before the first byte of a file, and then the bytes flow into the sink that the route opened.

#include <memory>
#include <string>

#include "web/dispatch.h"
#include "web/multipart.h"

namespace anlanh::web {

class SiteUpload : public Upload, private PartTaker {
 public:
  // REQUIRES: the request matches a route with `files`; `site` outlives it.
  SiteUpload(Site& site, Request request, const Route& route);

  // An answer where the way ends before the body.
  std::optional<Response> begin();
  base::Status take(std::string_view bytes) override;
  Response finish() override;
  Response fail(const base::Error& error) override;

 private:
  base::Status begin(const PartHead& head) override;
  base::Status data(std::string_view bytes) override;
  base::Status end() override;
  base::Status begin_file(const PartHead& head);
  base::Status check_token();
  base::Status open_sink();
  base::Result<Response> answer();
  void write_file(std::string_view bytes);
  UploadedFile& file() { return request_.files.back(); }
  void refuse_file(base::Error error);

  enum class Part { Field, File, NoFile };

  Site& site_;
  Request request_;
  const Route& route_;
  Visit visit_;
  std::unique_ptr<MultipartReader> reader_;
  Part part_ = Part::Field;
  std::string field_name_;
  std::string field_;
  std::size_t field_bytes_ = 0;  // of all fields
  bool token_checked_ = false;
  std::optional<base::Error>
      closed_;  // the sink could not be opened: every file is refused with it
};

}  // namespace anlanh::web
