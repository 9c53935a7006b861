// What a child sees under a blocked name, and which requests come there.

#include "catalog/block_pages.h"

#include <gtest/gtest.h>

#include "support/test_store.h"
#include "web/dispatch.h"

namespace anlanh::catalog {
namespace {

std::vector<Category> sample_categories() {
  Category scam;
  scam.slug = "scam";
  scam.for_child = {"Trang này lừa lấy tiền.", "This page tricks people out of money."};
  scam.for_adult = {"Lừa đảo.", "A scam."};
  return {scam};
}

class BlockPage : public testing::Test {
 protected:
  BlockPage()
      : block_site_(block_router(), {}, parts()),
        own_site_(own_router(), {}, parts()),
        gate_([](std::string_view host) { return host != "localhost"; }, own_site_, block_site_) {}

  web::Response ask(const std::string& host, const std::string& target = "/") {
    web::Request request;
    EXPECT_TRUE(web::parse_target(target, request));
    request.host = host;
    request.client = "192.0.2.1";
    return gate_.answer(std::move(request));
  }

 private:
  web::Router block_router() {
    web::Router router;
    router.fallback(block_page_handler({categories_,
                                        [](std::string_view host) -> std::optional<BlockReason> {
                                          if (host != "nhan-qua.example") return std::nullopt;
                                          return BlockReason{"scam", "nhan-qua.example"};
                                        },
                                        *web::Url::external("http://localhost/goc-cua-em")}));
    return router;
  }
  web::Router own_router() {
    web::Router router;
    router.add({.method = web::Method::Get,
                .pattern = "/",
                .access = web::Access::public_(),
                .help = "",
                .handler = [](web::Visit&) -> base::Result<web::Response> {
                  return web::plain_text("ours\n");
                }});
    return router;
  }
  web::SiteParts parts() {
    web::SiteParts parts;
    parts.catalogue = *base::Catalogue::open("");
    parts.clock = [] { return test::test_now(); };
    parts.random = random_;
    parts.log = &log_;
    parts.key = base::Bytes(32, 9);
    parts.limiter = &limiter_;
    return parts;
  }

  std::vector<Category> categories_ = sample_categories();
  base::Random random_ = test::test_random();
  base::Log log_ = base::silent_log();
  web::Limiter limiter_{web::kUsualLimits, random_};
  web::Site block_site_;
  web::Site own_site_;
  BlockGate gate_;
};

bool holds(const web::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

TEST_F(BlockPage, SaysWhyInAChildsWordsAndGives111) {
  for (const char* target : {"/", "/qua/tang?id=7", "/khoe"}) {
    const auto answer = ask("nhan-qua.example", target);
    EXPECT_EQ(answer.status, 403) << target;
    EXPECT_TRUE(holds(answer, "Trang này lừa lấy tiền.")) << target;
    EXPECT_TRUE(holds(answer, "tel:111")) << target;
    EXPECT_TRUE(holds(answer, "http://localhost/goc-cua-em")) << target;
  }
}

// A name that only leads to a blocked one is on no list.
TEST_F(BlockPage, HasAGeneralSentenceForANameOnNoList) {
  const auto answer = ask("che-mat.example");
  EXPECT_EQ(answer.status, 403);
  EXPECT_TRUE(holds(answer, "This page is closed because it could harm children."));
  EXPECT_TRUE(holds(answer, "che-mat.example"));
  EXPECT_TRUE(holds(answer, "tel:111"));
}

TEST_F(BlockPage, EscapesTheNameItWasAskedUnder) {
  const auto answer = ask("\"><script>alert(1)</script>.example");
  EXPECT_EQ(answer.status, 403);
  EXPECT_FALSE(holds(answer, "<script>alert(1)"));
  EXPECT_TRUE(holds(answer, "&lt;script&gt;alert(1)"));
}

TEST_F(BlockPage, LeavesOurOwnNameAlone) {
  const auto answer = ask("localhost");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "ours\n");
}

}  // namespace
}  // namespace anlanh::catalog
