#pragma once
// What a child sees in place of a closed page: why, in a child's words, that nothing was done wrong, and 111.
//
// The guard answers a blocked name with our address, so the browser asks us for somebody else's site: any host, any
// path. BlockGate stands before the site and sorts such requests out by their Host header. A name on no list may
// come too: the guard also blocks a name that leads to a blocked one (CNAME).

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/category_model.h"
#include "web/http_application.h"
#include "web/router.h"

namespace anlanh::catalog {

struct BlockReason {
  std::string category;     // slug; "" where none of ours speaks
  std::string listed_name;  // the name on the list that decided
};
// The policy in force: absent for a name that is not blocked. Thread-safe, quick.
using BlockLookup = std::function<std::optional<BlockReason>(std::string_view host)>;

struct BlockPageContext {
  const std::vector<Category>& categories;
  BlockLookup find_reason;
  web::Url help;  // the help corner, with scheme and host: the page stands under a foreign name
};

// The answer to any path under a blocked name. Status 403, so that no program takes it for the page it asked for.
web::Handler block_page_handler(BlockPageContext context);

// Whether a Host header names somebody else's site. Thread-safe, quick.
using ForeignHost = std::function<bool(std::string_view host)>;

// Sends a request under a foreign name to `block_site`, every other to `own_site`.
class BlockGate : public web::Application {
 public:
  BlockGate(ForeignHost is_foreign, web::Application& own_site, web::Application& block_site)
      : is_foreign_(std::move(is_foreign)), own_site_(own_site), block_site_(block_site) {}

  std::size_t body_limit(const web::Request& head) const override {
    return site_for(head).body_limit(head);
  }
  std::optional<web::UploadPlan> upload_plan(const web::Request& head) const override {
    return site_for(head).upload_plan(head);
  }
  std::variant<std::unique_ptr<web::Upload>, web::Response> begin_upload(
      web::Request head) override {
    return site_for(head).begin_upload(std::move(head));
  }
  web::Response answer(web::Request request) override;
  web::Response refuse(const web::Request& head, int status, const base::Error& error) override;

 private:
  web::Application& site_for(const web::Request& head) const;

  ForeignHost is_foreign_;
  web::Application& own_site_;
  web::Application& block_site_;
};

}  // namespace anlanh::catalog
